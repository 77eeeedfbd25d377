/** A row of numbers below 1 that is always the same for a text (FNV-1a, then mulberry32). */
export function numbersOf(text: string): () => number {
	let state = hashOf(text);
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A text as a whole number below 2³². */
export function hashOf(text: string): number {
	let hash = 2166136261;
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
	return hash;
}
