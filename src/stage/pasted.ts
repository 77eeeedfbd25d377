import type { Origin } from './room/entries.ts';

/** A comment found in a text that was pasted. `name` is empty where none was found; `lines` are those it was read from. */
export type Pasted = Readonly<{ name: string; text: string; origin: Origin; lines: readonly string[] }>;

/** What a room takes: a longer text becomes several comments of the same name. */
const LONGEST_TEXT = 500;
const LONGEST_NAME = 40;

/** `[26/11/26 19:04:11] Nom: texte` (iPhone), `26/11/2026, 19:04 - Nom: texte` (Android); it may begin with an invisible mark of direction. */
const whatsapp =
	/^[\u200e\u200f\u202a-\u202e]*(?:\[\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[^\]\d]{1,4}\d{1,2}[:.h]\d{2}[^\]]{0,8}\]|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\D{1,4}\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)? [-–]) ?(.*)$/iu;
const named = /^([^:\n]{1,60}?) ?: +(\S.*)$/u;

/** What Facebook puts under a comment, in the languages it is read in here. */
const buttons =
	/^(?:j[’']aime|je n[’']aime plus|répondre|partager|masquer|modifié|voir la traduction|like|reply|share|hide|edited|see translation|vind ik leuk|leuk|beantwoorden|antwoorden|delen|bewerkt|tykkää|vastaa|jaa|muokattu)$/iu;
/** What stands between a name and a text. */
const badge = /^(?:auteure?|super fan|author|top fan|topfan)$/iu;
const age =
	/^(?:il y a )?\d{1,3} ?(?:s|sec|min|m|h|u|uur|hr|hrs|j|d|dag|dagen|sem|w|wk|wks|t|tim|pv|pvä|vk|mois|ans?)\.?$/iu;

/** The comments in a text copied from Facebook, exported from WhatsApp or typed as « Nom : texte ». No word is left out but those of the frame. */
export function readPasted(pasted: string): Pasted[] {
	const lines = pasted
		.split(/\r\n|[\n\r\u2028\u2029]/)
		.map((line) => line.trim())
		.filter(Boolean);
	if (lines.some((line) => whatsapp.test(line))) return fromWhatsapp(lines);
	return lines.some(isFrame) ? fromFacebook(lines) : lines.flatMap((line) => comment(named.exec(line), line));
}

/** Whether a line is only the frame of a comment: « J’aime · Répondre · 3 h ». */
function isFrame(line: string): boolean {
	const parts = line.split(/\s*·\s*|\s{2,}|\t/).filter(Boolean);
	const whole = parts.flatMap((part) =>
		isWord(part) ? [part] : part.split(/(?<=j[’']aime|répondre|like|reply)\s+/iu)
	);
	return whole.some(isWord) && whole.every((part) => isWord(part) || /^\d{1,5}$/.test(part));
}

const isWord = (part: string): boolean => buttons.test(part) || age.test(part);

function fromWhatsapp(lines: readonly string[]): Pasted[] {
	return blocks(lines, (line) => whatsapp.test(line), 'begins').flatMap((block) => {
		const [first = '', ...more] = block;
		const head = whatsapp.exec(first);
		if (!head) return pieces('', block.join('\n'), 'whatsapp', block);
		const [, name = '', text = ''] = named.exec(head[1] ?? '') ?? [];
		const known = isName(name);
		return pieces(known ? name : '', [known ? text : (head[1] ?? ''), ...more].join('\n'), 'whatsapp', block);
	});
}

function fromFacebook(lines: readonly string[]): Pasted[] {
	return blocks(lines, isFrame, 'ends').flatMap((block) => {
		const said = block.filter((line) => !isFrame(line) && !badge.test(line));
		const [name = '', ...text] = said;
		if (text.length && isName(name)) return pieces(name, text.join('\n'), 'facebook', block);
		return said.length ? pieces('', said.join('\n'), 'facebook', block) : [];
	});
}

/** Lines in blocks, each of which begins or ends with the lines that are marked. */
function blocks(lines: readonly string[], marked: (line: string) => boolean, where: 'begins' | 'ends'): string[][] {
	const found: string[][] = [];
	lines.forEach((line, index) => {
		const before = lines[index - 1];
		const begins = where === 'begins' ? marked(line) : before !== undefined && marked(before) && !marked(line);
		if (begins || !found.length) found.push([line]);
		else found.at(-1)?.push(line);
	});
	return found;
}

function comment(match: RegExpExecArray | null, line: string): Pasted[] {
	const [, name = '', text = ''] = match ?? [];
	return isName(name) ? pieces(name, text, 'other', [line]) : pieces('', line, 'other', [line]);
}

/** A name holds a letter; « https » before a colon is none. */
const isName = (name: string): boolean =>
	[...name].length <= LONGEST_NAME && /\p{L}/u.test(name) && !/^https?$|\/\//i.test(name);

function pieces(name: string, text: string, origin: Origin, lines: readonly string[]): Pasted[] {
	const found: Pasted[] = [];
	let rest = text.trim();
	do {
		const cut = rest.length > LONGEST_TEXT ? placeToCut(rest) : rest.length;
		found.push({ name: name.trim(), text: rest.slice(0, cut).trim(), origin, lines: found.length ? [] : lines });
		rest = rest.slice(cut).trim();
	} while (rest);
	return found;
}

function placeToCut(text: string): number {
	const space = text.slice(0, LONGEST_TEXT + 1).search(/\s\S*$/u);
	if (space > 0) return space;
	// a sign made of two halves is not cut through
	return /[\ud800-\udbff]/.test(text[LONGEST_TEXT - 1] ?? '') ? LONGEST_TEXT - 1 : LONGEST_TEXT;
}
