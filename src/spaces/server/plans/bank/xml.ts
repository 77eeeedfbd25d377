import sax from 'sax';
import { refused } from '#kernel/errors.ts';

/** An element of XML: its name without a prefix, what stands in it, and its attributes. */
export type Element = { name: string; text: string; at: Readonly<Record<string, string>>; children: Element[] };

const MOST_DEPTH = 40;
const MOST_ELEMENTS = 2_000_000;
const MOST_TEXT = 100_000;

/**
 * Reads XML in UTF-8 into a tree. A document type is refused before anything of it is read: so there are no entities but the five of XML, none that grows and none from outside.
 * @throws plans_bank_unreadable
 */
export function readXml(bytes: Uint8Array): Element {
	const parser = sax.parser(true, { xmlns: false, trim: false, position: false });
	const root: Element = { name: '', text: '', at: {}, children: [] };
	const open = [root];
	let count = 0;
	const stop = (): never => {
		throw refused('plans_bank_unreadable', {}, 422);
	};
	parser.onerror = stop;
	parser.ondoctype = stop;
	parser.onopentag = ({ name, attributes }) => {
		if (++count > MOST_ELEMENTS || open.length > MOST_DEPTH) stop();
		const one: Element = { name: name.replace(/^.*:/, ''), text: '', at: attributes, children: [] };
		open.at(-1)?.children.push(one);
		open.push(one);
	};
	const write = (text: string): void => {
		const last = open.at(-1);
		if (!last) return;
		last.text += text;
		if (last.text.length > MOST_TEXT) stop();
	};
	parser.ontext = write;
	parser.oncdata = write;
	parser.onclosetag = () => void open.pop();
	const text = utf8(bytes);
	if (/<!(doctype|entity)/i.test(text)) stop();
	parser.write(text).close();
	return root.children[0] ?? stop();
}

function utf8(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw refused('plans_bank_unreadable', {}, 422);
	}
}

/** All that is reached by some names, one below the other. */
export const allIn = (from: Element, ...path: readonly string[]): Element[] =>
	path.reduce<Element[]>(
		(found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
		[from]
	);

/** The text of the first of them, without blanks around it; null when it is empty. */
export const textIn = (from: Element, ...path: readonly string[]): string | null =>
	allIn(from, ...path)[0]?.text.trim() || null;
