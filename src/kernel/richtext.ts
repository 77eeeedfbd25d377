import type { Picture } from './picture.ts';

/** A piece of a line: plain words, or marked ones. */
export type Inline =
	| string
	| Readonly<{ kind: 'strong' | 'em' | 'code'; inside: readonly Inline[] }>
	/** `bare`: its words are its address, as somebody typed it. */
	| Readonly<{ kind: 'link'; href: string; bare?: true; inside: readonly Inline[] }>
	| Readonly<{ kind: 'break' }>;

/** A part of a formatted text. It can hold nothing but what is listed here: whoever draws it needs not trust who wrote it. */
export type RichBlock =
	| Readonly<{ kind: 'heading'; level: 2 | 3 | 4; inside: readonly Inline[] }>
	| Readonly<{ kind: 'paragraph'; inside: readonly Inline[] }>
	| Readonly<{ kind: 'list'; ordered: boolean; start: number; items: readonly RichText[] }>
	| Readonly<{ kind: 'quote'; blocks: RichText }>
	| Readonly<{ kind: 'code'; text: string }>
	| TextPicture
	| Readonly<{ kind: 'columns'; columns: readonly RichText[] }>
	| Readonly<{ kind: 'rule' }>;

/** A picture of the hub within a text, beside it or as wide as it. */
export type TextPicture = Readonly<
	Pick<Picture, 'hash' | 'width' | 'height'> & { kind: 'picture'; side: TextSide | null; alt: string; caption: string }
>;
export const textSides = ['left', 'right'] as const;
type TextSide = (typeof textSides)[number];

const PICTURE = /^picture:([0-9a-f]{64})-([1-9]\d{0,4})x([1-9]\d{0,4})(?:-(left|right))?$/;

/** Reads the address of a picture within a text, which `pictureLine` of the server writes; null for any other. */
export function textPicture(address: string): Pick<TextPicture, 'hash' | 'width' | 'height' | 'side'> | null {
	const [, hash, width, height, side] = PICTURE.exec(address) ?? [];
	return hash ? { hash, width: Number(width), height: Number(height), side: (side as TextSide) ?? null } : null;
}

export type RichText = readonly RichBlock[];

/** The words of a line without their marks; the address of a link follows its words when these do not say it. */
const inlineText = (inside: readonly Inline[], withAddresses = false): string =>
	inside
		.map((one) => {
			if (typeof one === 'string') return one;
			if (one.kind === 'break') return '\n';
			const words = inlineText(one.inside, withAddresses);
			const told = one.kind !== 'link' || one.bare || one.href.endsWith(words);
			return withAddresses && !told ? `${words} (${one.href})` : words;
		})
		.join('');

/** A formatted text as plain text: for letters, feeds and search. Addresses of links are written out. */
export function plainText(blocks: RichText): string {
	return blocks
		.map((block) => {
			if (block.kind === 'rule') return '* * *';
			if (block.kind === 'code') return block.text;
			if (block.kind === 'picture') return [`[${block.alt}]`, block.caption].filter(Boolean).join(' ');
			if (block.kind === 'columns') return block.columns.map(plainText).join('\n\n');
			if (block.kind === 'quote') return prefixed(plainText(block.blocks), '> ', '> ');
			if (block.kind !== 'list') return inlineText(block.inside, true);
			return block.items
				.map((item, at) => prefixed(plainText(item), block.ordered ? `${block.start + at}. ` : '- ', '  '))
				.join('\n');
		})
		.join('\n\n');
}

const prefixed = (text: string, first: string, next: string): string => first + text.replaceAll('\n', `\n${next}`);
