/** Keeps French double punctuation with the word before it, as a printer does; other languages pass unchanged. */
export function typeset(text: string, lang: string): string {
	return lang === 'fr' ? text.replace(/ (?=[:;?!»%€])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0') : text;
}
