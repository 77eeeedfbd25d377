// Overrides, embeddings and isolates make a text show as what it is not; half a surrogate pair is no text.
const HIDDEN = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;
// The same, and what breaks a line: it forges lists.
const FORGING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
// Direction marks, byte order marks and zero-width spaces only come along when a line is pasted. Joiners stay, since Persian and Hindi write with them.
const PASTED = /[\u200b\u200e\u200f\u061c\ufeff]/g;

/** A text as it is kept: composed, its lines ended in one way, without what hides in it and without blanks around it. */
export const typedText = (text: string): string =>
	text.normalize('NFC').replace(/\r\n?/g, '\n').replace(HIDDEN, '').trim();

/** A name or a word as it is kept: composed, without what came along with it and without blanks around it. What `forges` is left in, to be refused. */
export const typedLine = (text: string): string => text.normalize('NFC').replace(PASTED, '').trim();

/** Whether a name or a word would show as another, or as two. */
export const forges = (line: string): boolean => FORGING.test(line);
