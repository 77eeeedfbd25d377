import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';

/** The two letters of the house; each is cut into a file for what most texts need and one for the rest of Latin. */
export type Face = 'title' | 'text';
const cuts: Readonly<Record<Face, readonly string[]>> = {
	title: ['title', 'title-extended'],
	text: ['text', 'text-extended']
};

/** The files of a face, those first that are asked first for a letter. */
export const fontFiles = (face: Face): readonly string[] =>
	cuts[face].map((cut) => join(process.cwd(), 'src/ui/fonts', `${cut}.ttf`));

type Font = Readonly<{
	unitsPerEm: number;
	hasGlyphForCodePoint: (point: number) => boolean;
	layout: (words: string) => Readonly<{
		glyphs: readonly Readonly<{ advanceWidth: number }>[];
		positions: readonly Readonly<{ xAdvance: number }>[];
	}>;
}>;

const read = new Map<Face, readonly Font[]>();

function fontsOf(face: Face): readonly Font[] {
	const known = read.get(face) ?? fontFiles(face).map((file) => fontkit.create(readFileSync(file)) as unknown as Font);
	read.set(face, known);
	return known;
}

/** A text in runs of one file each, as `fontFiles` numbers them. What no file has becomes a question mark, a mark or a joiner that none has is left out. */
export function runsOf(text: string, face: Face): { words: string; file: number }[] {
	const fonts = fontsOf(face);
	const runs: { words: string; file: number }[] = [];
	for (const sign of text.toWellFormed().normalize('NFC').replace(/\s/g, ' ')) {
		const file = fonts.findIndex((font) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
		if (file < 0 && /[\p{M}\p{Cc}\p{Cf}]/u.test(sign)) continue;
		const last = runs.at(-1);
		const drawn = { words: file < 0 ? '?' : sign, file: Math.max(file, 0) };
		if (last?.file === drawn.file) last.words += drawn.words;
		else runs.push(drawn);
	}
	return runs;
}

const MOST_KEPT = 5000;
/** What is longer is measured in pieces: to set it in one costs by the square of its length. */
const LONGEST = 40;
const kept = new Map<string, number>();

/** How a text is set. `kerned`: its letters are moved together as their font asks for, which a picture does and a PDF does not. */
type Look = Readonly<{ face?: Face; size: number; kerned?: boolean }>;

/** How wide a text is. Measured word by word, once each. */
export function widthOf(text: string, { face = 'text', size, kerned = false }: Look): number {
	const words = text.replace(/\s/g, ' ').split(' ');
	const blanks = emsOf(' ', face, kerned) * (words.length - 1);
	return size * words.reduce((sum, word) => sum + emsOf(word, face, kerned), blanks);
}

function emsOf(word: string, face: Face, kerned: boolean): number {
	if (word.length > LONGEST) return piecesOf(word).reduce((sum, piece) => sum + emsOf(piece, face, kerned), 0);
	const key = `${face} ${kerned} ${word}`;
	const known = kept.get(key) ?? measured(word, face, kerned);
	if (kept.size > MOST_KEPT) kept.clear();
	kept.set(key, known);
	return known;
}

/** A word in pieces of some letters, none of them cut in two. */
function piecesOf(word: string): string[] {
	const signs = [...word];
	const pieces: string[] = [];
	for (let at = 0; at < signs.length; at += LONGEST / 2) pieces.push(signs.slice(at, at + LONGEST / 2).join(''));
	return pieces;
}

function measured(word: string, face: Face, kerned: boolean): number {
	const fonts = fontsOf(face);
	return runsOf(word, face).reduce((sum, { words, file }) => {
		const font = fonts[file] as Font;
		const { glyphs, positions } = font.layout(words);
		const wide = kerned ? positions.map((one) => one.xAdvance) : glyphs.map((one) => one.advanceWidth);
		return wide.reduce((all, one) => all + one / font.unitsPerEm, sum);
	}, 0);
}

/** A text in lines of at most a width; a word that is longer than a line is broken. A no-break space holds what it is between. */
export function linesOf(text: string, { width, ...look }: Look & Readonly<{ width: number }>): string[] {
	const lines: string[] = [];
	let line = '';
	const fits = (words: string): boolean => widthOf(words, look) <= width;
	for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
		const longer = line ? `${line} ${word}` : word;
		if (fits(longer)) {
			line = longer;
			continue;
		}
		if (line) lines.push(line);
		const parts = fits(word) ? [word] : broken(word, width, look);
		line = parts.pop() ?? '';
		lines.push(...parts);
	}
	return line ? [...lines, line] : lines;
}

/** A word in parts that fit, one sign at least in each. */
function broken(word: string, width: number, look: Look): string[] {
	const signs = [...word];
	const parts: string[] = [];
	for (let from = 0; from < signs.length; ) {
		let to = from;
		for (let wide = 0; to < signs.length; to++) {
			wide += widthOf(signs[to] as string, look);
			if (wide > width) break;
		}
		// letters side by side may be wider than one by one
		while (to > from + 1 && widthOf(signs.slice(from, to).join(''), look) > width) to--;
		parts.push(signs.slice(from, Math.max(to, from + 1)).join(''));
		from = Math.max(to, from + 1);
	}
	return parts;
}
