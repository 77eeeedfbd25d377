const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Text for XML 1.0 (§2.2): halves of characters and control characters have no place in it, not even escaped. */
export const escapeXml = (text: string): string =>
	text
		.toWellFormed()
		.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, ' ')
		.replace(/[&<>"\r]/g, (character) => entities[character] ?? character);
