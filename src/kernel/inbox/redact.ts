import { typedText } from '#kernel/typed.ts';

/** What stands in the place of an address that letters may go to, and of the name before it: who reads what one letterbox took learns of no other. */
const PLACE = '[…]';

/** A text without the addresses that letters may go to, in whatever it stands. @param domain of those addresses */
export function withoutBoxes(text: string, domain: string): string {
	if (!text.toLowerCase().includes(`@${domain}`)) return text;
	const host = domain.replace(/[^a-z0-9]/g, '\\$&');
	const address = `[a-z0-9._+-]{1,64}@${host}(?![a-z0-9-]|\\.[a-z0-9])`;
	const named = new RegExp(`(?:"[^"\\n]{0,200}"|[^\\n,;:<>"]{0,200})[ \\t]*<(?:mailto:)?${address}>`, 'giu');
	return text.replace(named, ` ${PLACE}`).replace(new RegExp(`(?:mailto:)?${address}`, 'giu'), PLACE);
}

/** A text of a message as it is kept: bounded, without what hides in it. */
export const keptText = (text: string, most: number): string =>
	typedText(text.slice(0, most * 2))
		.slice(0, most)
		.replace(/\n{4,}/g, '\n\n\n')
		.toWellFormed();

/** The same for one line. */
export const keptLine = (text: string, most: number): string =>
	keptText(text.slice(0, most * 4).replace(/\s+/gu, ' '), most * 2)
		.slice(0, most)
		.toWellFormed()
		.trim();

const RESERVED = /[<>:"\p{Cc}/\\|?*]/gu;

/** The name of a document that came along, as a name and nothing else. */
export function documentName(given: string | undefined, fallback: string): string {
	const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
	const name = keptLine(last.replace(RESERVED, ' '), 400).replace(/^[. ]+/, '');
	return name.slice(-160).toWellFormed() || fallback;
}
