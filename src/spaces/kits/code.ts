/** The code in what was scanned or typed: the address of a label ends with it. */
export const codeIn = (scanned: string): string =>
	(scanned.trim().slice(0, 400).split(/[/=]/).at(-1) ?? '')
		.toUpperCase()
		.replaceAll(/[^0-9A-F]/g, '')
		.slice(0, 8);
