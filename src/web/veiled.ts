/** An address as whoever has a link and not the letter box may see it: « c…t@exemple.be ». */
export function veiled(email: string): string {
	const [name = '', place = ''] = email.split('@');
	// with a word joiner: an address is read in one line
	return `${name[0]}…\u2060${name.length > 2 ? name.at(-1) : ''}@${place}`;
}
