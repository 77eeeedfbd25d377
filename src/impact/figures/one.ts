/** Which keys are one and the same, and by which of them the set is called. */
export type Sets = Readonly<{ of: (key: string) => string; members: (key: string) => readonly string[] }>;

/**
 * Joins pairs into sets. A set is called by its smallest key, an organisation before a number before a file, so that the order in which pairs were decided, and whether
 * one was decided twice, changes nothing.
 */
export function setsOf(pairs: readonly (readonly [string, string])[]): Sets {
	const parent = new Map<string, string>();
	const root = (key: string): string => {
		let at = key;
		for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
		for (let on = key; on !== at; ) {
			const next = parent.get(on) ?? at;
			parent.set(on, at);
			on = next;
		}
		return at;
	};
	for (const [one, other] of pairs) {
		const [a, b] = [root(one), root(other)];
		const [first, second] = before(a, b) ? [a, b] : [b, a];
		parent.set(first, first);
		parent.set(second, first);
	}
	const all = Map.groupBy(parent.keys(), root);
	const sorted = new Map([...all].map(([key, keys]) => [key, keys.toSorted((a, b) => (before(a, b) ? -1 : 1))]));
	return { of: root, members: (key) => sorted.get(root(key)) ?? [key] };
}

const ranks = ['organization:', 'number:', 'file:'];
const rankOf = (key: string): number => ranks.findIndex((one) => key.startsWith(one));

function before(a: string, b: string): boolean {
	const [one, other] = [rankOf(a), rankOf(b)];
	return one === other ? a < b : one < other;
}
