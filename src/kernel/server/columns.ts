/** A text in its parts: what stands in one column, and what stands in two, between `:::` and `:::` with `+++` between them. */
export function inColumns(text: string): (string | readonly [string, string])[] {
	const parts: (string | readonly [string, string])[] = [];
	const lines = text.split('\n');
	let begun = 0;
	let open = -1;
	let middle = -1;
	const take = (from: number, to: number): string => lines.slice(from, to).join('\n');
	for (const [at, line] of lines.entries()) {
		const sign = line.trim();
		if (sign === '+++' && open >= 0 && middle < 0) middle = at;
		if (sign !== ':::') continue;
		if (open >= 0 && middle > open) {
			if (open > begun) parts.push(take(begun, open));
			parts.push([take(open + 1, middle), take(middle + 1, at)]);
			begun = at + 1;
			open = -1;
		} else open = at;
		middle = -1;
	}
	if (begun < lines.length) parts.push(take(begun, lines.length));
	return parts;
}
