import type { TextPicture } from '../richtext.ts';
import { addressesIn } from './richtext.ts';

/** What would mean something within a line. */
const WITHIN = /[\\*`[\]<~]|(?<![\p{L}\d])_|_(?![\p{L}\d])|&(?=#?\w+;)|!(?=\[)|:(?=\/\/)/gu;
/** Of an address or right behind it: it must be said where it ends. */
const SIGN = /[\\*`[\]<~_&!]/;
/** What would mean something at the beginning of one: titles, lists, quotes, rules. */
const BEGINS = /^([ \t]*)(?:(#{1,6}(?=\s|$)|[-+](?=[\s-]|$)|>|:(?=::))|(\d{1,9})([.)])(?=\s|$))/gm;

/** A text that was typed without a thought of Markdown, written so that Markdown reads it as it is: for a field in which it may be formatted from now on. */
export function asMarkdown(text: string): string {
	let done = 0;
	const parts = addressesIn(text).map(({ index, lastIndex }) => {
		const before = escaped(text.slice(done, index));
		done = lastIndex;
		return before + bounded(text.slice(index, lastIndex), text.charAt(lastIndex));
	});
	return [...parts, escaped(text.slice(done))]
		.join('')
		.replace(BEGINS, (_, space, sign, number, end) => (sign ? `${space}\\${sign}` : `${space}${number}\\${end}`));
}

/** The line that puts a picture of the hub into a text. */
export function pictureLine({ hash, width, height, side, alt, caption }: Omit<TextPicture, 'kind'>): string {
	const below = oneLine(caption).replace(/[\\"&]/g, '\\$&');
	const address = `picture:${hash}-${width}x${height}${side ? `-${side}` : ''}`;
	return `![${asMarkdown(oneLine(alt))}](${address}${below && ` "${below}"`})`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const escaped = (text: string): string => text.replace(WITHIN, '\\$&');

/** An address whose end is plain, or said; one that holds the signs that would say it is left as words. */
function bounded(address: string, next: string): string {
	if (/[<>]/.test(address)) return escaped(address);
	return SIGN.test(address + next) ? `<${address}>` : address;
}
