/** What the buttons above a text can do to the words that are selected. */
export type Mark = 'bold' | 'heading' | 'list' | 'link' | 'columns';

/** What is written instead of `from`–`to` of the text, and what is selected afterwards, to be typed over. */
export type Writing = Readonly<{ from: number; to: number; text: string; select: [number, number] }>;

/** Marks the selected words in Markdown; without any, the given words stand for them. */
export function mark(how: Mark, text: string, start: number, end: number, words: string): Writing {
	const chosen = text.slice(start, end);
	if (how === 'bold') return around(start, end, '**', chosen || words, '**');
	if (how === 'link') {
		const inside = chosen || words;
		const at = start + inside.length + 3;
		return { from: start, to: end, text: `[${inside}](https://)`, select: [at, at + 'https://'.length] };
	}
	const from = text.lastIndexOf('\n', start - 1) + 1;
	if (how === 'columns') {
		const [left, right] = [text.slice(from, end) || words, words];
		const at = from + left.length + ':::\n\n+++\n'.length;
		return { from, to: end, text: `:::\n${left}\n+++\n${right}\n:::\n`, select: [at, at + right.length] };
	}
	const lines = (text.slice(from, end) || words).split('\n');
	const marked = lines.map((line) => (how === 'heading' ? '## ' : '- ') + line.replace(/^(#+|-) /, '')).join('\n');
	return { from, to: end, text: marked, select: [from + marked.length, from + marked.length] };
}

const around = (from: number, to: number, before: string, words: string, after: string): Writing => ({
	from,
	to,
	text: before + words + after,
	select: [from + before.length, from + before.length + words.length]
});
