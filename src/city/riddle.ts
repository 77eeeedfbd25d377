const ARTICLES = /^(?:(?:le|la|les|un|une|des|the|a|an|de|het|een)\s+|l['’]\s*)/;

/** What counts of an answer: neither capitals nor accents, nor an article, nor what stands between words. */
export function plainAnswer(typed: string): string {
	const bare = typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
	return bare.replace(ARTICLES, '').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** An answer as a pack carries it: nobody reads the solution there. The browser and the server say the same. */
export async function answerSign(code: string, typed: string): Promise<string> {
	const given = new TextEncoder().encode(`${code} ${plainAnswer(typed)}`);
	const digest = await crypto.subtle.digest('SHA-256', given);
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
