import type { Token } from 'markdown-it';
import MarkdownIt from 'markdown-it';
import { href as address, parseAddress } from '../address.ts';
import { pictureAddress } from '../picture.ts';
import { type Inline, type RichBlock, type RichText, textPicture } from '../richtext.ts';
import { type Locale, say, type Words } from '../words.ts';
import { inColumns } from './columns.ts';

// what a person types without knowing Markdown must not turn into something else: no HTML, pictures, tables, code by indentation, or underlined titles
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 }).disable([
	'table',
	'code',
	'lheading',
	'reference',
	'strikethrough'
]);
const typed = new MarkdownIt('zero', { linkify: true, breaks: true }).enable(['linkify', 'newline']);
typed.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
for (const one of [markdown, typed]) {
	one.validateLink = (given) => linkAddress(given) !== null || textPicture(given) !== null;
	// an address is shown as it was typed
	one.normalizeLinkText = (given) => given;
}

/** So many signs make a text that nobody wrote to be read; to look for what they mean would take longer than a request may. */
const MOST_SIGNS = 3000;
const SIGNS = /[\n*_`[<>&@#:~\\]/g;

/**
 * Reads a text written in Markdown (CommonMark without HTML and tables) into parts that any page or letter can draw safely.
 * A picture is one of the hub's own, alone on its line; `:::`, `+++` and `:::` on lines of their own make two columns.
 * Links lead to http, https, mailto or a path of the hub, which is put into the reader's language; `#` and `##` are both a title of level 2.
 */
export const richText = (text: string, locale: Locale): RichText =>
	inColumns(text).flatMap((part): RichText => {
		if (typeof part === 'string') return read(markdown, part, locale);
		return [{ kind: 'columns', columns: part.map((column) => read(markdown, column, locale)) }];
	});

/** Reads a text that was typed without a thought of Markdown: paragraphs with their lines as they are, and addresses that lead where they say. */
export const typedText = (text: string, locale: Locale): RichText => read(typed, text, locale);

function read(as: typeof markdown, text: string, locale: Locale): RichText {
	const clean = text.replaceAll('\0', '');
	if ((clean.match(SIGNS)?.length ?? 0) > MOST_SIGNS)
		return clean.split(/\n{2,}/).map((paragraph) => ({ kind: 'paragraph', inside: [paragraph] }));
	return blocksOf(new Reader(as.parse(clean, {})), locale, null);
}

/** Where `typedText` finds addresses, of which each goes on to the end of its match. */
export const addressesIn = (text: string): readonly Readonly<{ index: number; lastIndex: number }>[] =>
	typed.linkify.match(text) ?? [];

/** A text in several languages, formatted for a reader, with the language it is really in. */
export function sayRich(words: Words, locale: Locale): { text: RichText; lang: Locale } {
	const { text, lang } = say(words, locale);
	return { text: richText(text, locale), lang };
}

/** The address of a link, or null when it may lead anywhere else than to http, https, mailto or a path of the hub. */
function linkAddress(given: string): string | null {
	if (given.startsWith('#')) return given;
	if (/^\/(?![/\\])/.test(given)) return given;
	const url = URL.canParse(given) ? new URL(given) : null;
	return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? given : null;
}

/** An address of the hub in the reader's language; one that says its language stays, as what is no page does and what leads elsewhere. */
export function localised(given: string, locale: Locale): string {
	const [path = ''] = given.split(/[?#]/);
	return path.startsWith('/') && !parseAddress(path) && !/^\/(pictures|api)\//.test(path)
		? address(given, locale)
		: given;
}

/** A link to a picture of a text leads to the picture itself. */
function addressOf(given: string): string {
	const picture = textPicture(given);
	return picture ? pictureAddress(picture, 1280) : given;
}

/** The tokens of a text, one after the other. */
class Reader {
	readonly #tokens: readonly Token[];
	#at = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	peek(): Token | undefined {
		return this.#tokens[this.#at];
	}

	next(): Token | undefined {
		return this.#tokens[this.#at++];
	}
}

function blocksOf(reader: Reader, locale: Locale, end: string | null): RichText {
	const blocks: RichBlock[] = [];
	for (let token = reader.next(); token && token.type !== end; token = reader.next()) {
		const pictures = token.type === 'paragraph_open' ? picturesIn(reader.peek()) : null;
		const block = pictures ? null : blockOf(token, reader, locale);
		if (block) blocks.push(block);
		// the line and the end of its paragraph are read with them
		if (!pictures) continue;
		reader.next();
		reader.next();
		blocks.push(...pictures);
	}
	return blocks;
}

const altOf = ({ children }: Token): string => (children ?? []).map(({ content }) => content).join('');

/** The pictures of a paragraph that holds nothing else. */
function picturesIn(line: Token | undefined): RichBlock[] | null {
	const tokens = (line?.children ?? []).filter(({ type }) => type !== 'softbreak');
	const pictures = tokens.flatMap((token): RichBlock[] => {
		const shown = token.type === 'image' ? textPicture(String(token.attrGet('src'))) : null;
		return shown
			? [{ kind: 'picture', ...shown, alt: altOf(token), caption: String(token.attrGet('title') ?? '') }]
			: [];
	});
	return pictures.length && pictures.length === tokens.length ? pictures : null;
}

function blockOf(token: Token, reader: Reader, locale: Locale): RichBlock | null {
	switch (token.type) {
		case 'heading_open':
			return { kind: 'heading', level: levelOf(token.tag), inside: lineOf(reader, locale) };
		case 'paragraph_open':
			return { kind: 'paragraph', inside: lineOf(reader, locale) };
		case 'bullet_list_open':
			return { kind: 'list', ordered: false, start: 1, items: itemsOf(reader, locale, 'bullet_list_close') };
		case 'ordered_list_open': {
			const start = Number(token.attrGet('start') ?? 1);
			return { kind: 'list', ordered: true, start, items: itemsOf(reader, locale, 'ordered_list_close') };
		}
		case 'blockquote_open':
			return { kind: 'quote', blocks: blocksOf(reader, locale, 'blockquote_close') };
		case 'fence':
			return { kind: 'code', text: token.content.replace(/\n$/, '') };
		case 'hr':
			return { kind: 'rule' };
		default:
			return null;
	}
}

/** The page has its own title of level 1. */
const levelOf = (tag: string): 2 | 3 | 4 => (tag === 'h3' ? 3 : tag === 'h1' || tag === 'h2' ? 2 : 4);

function itemsOf(reader: Reader, locale: Locale, end: string): RichText[] {
	const items: RichText[] = [];
	for (let token = reader.next(); token && token.type !== end; token = reader.next())
		if (token.type === 'list_item_open') items.push(blocksOf(reader, locale, 'list_item_close'));
	return items;
}

/** The line between an opening and its closing. */
function lineOf(reader: Reader, locale: Locale): readonly Inline[] {
	const line = reader.next();
	reader.next();
	return inlinesOf(new Reader(line?.children ?? []), locale, null);
}

function inlinesOf(reader: Reader, locale: Locale, end: string | null): Inline[] {
	const found: Inline[] = [];
	for (let token = reader.next(); token && token.type !== end; token = reader.next()) {
		const one = inlineOf(token, reader, locale);
		if (one !== '') found.push(one);
	}
	return found;
}

/** A link holds no other one: a picture of elsewhere within it is its words alone. */
const unlinked = (all: readonly Inline[]): Inline[] =>
	all.flatMap((one): readonly Inline[] => {
		if (typeof one === 'string' || one.kind === 'break' || one.kind === 'code') return [one];
		return one.kind === 'link' ? one.inside : [{ ...one, inside: unlinked(one.inside) }];
	});

function inlineOf(token: Token, reader: Reader, locale: Locale): Inline {
	switch (token.type) {
		case 'strong_open':
			return { kind: 'strong', inside: inlinesOf(reader, locale, 'strong_close') };
		case 'em_open':
			return { kind: 'em', inside: inlinesOf(reader, locale, 'em_close') };
		case 'link_open': {
			const href = localised(addressOf(String(token.attrGet('href') ?? '')), locale);
			const bare = token.info === 'auto' ? { bare: true as const } : {};
			return { kind: 'link', href, ...bare, inside: unlinked(inlinesOf(reader, locale, 'link_close')) };
		}
		case 'image': {
			const to = String(token.attrGet('src') ?? '');
			const alt = altOf(token);
			return textPicture(to) || !to ? alt : { kind: 'link', href: localised(to, locale), inside: [alt || to] };
		}
		case 'code_inline':
			return { kind: 'code', inside: [token.content] };
		case 'softbreak':
		case 'hardbreak':
			return { kind: 'break' };
		default:
			return token.content;
	}
}
