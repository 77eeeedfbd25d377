import * as Y from 'yjs';
import {
	type BlockId,
	BOARD,
	blocksOf,
	type CanvasKind,
	MOST_NOTES,
	NOTE_LENGTH,
	type NoteColour,
	noteColours,
	zoneAt
} from './kinds.ts';

/** A sticky note as it is shown; `author` and `votes` are ids of the canvas's authors, never names. */
export type Note = Readonly<{
	id: string;
	block: BlockId;
	text: string;
	colour: NoteColour;
	author: string | null;
	votes: readonly string[];
	/** Where it stands in its block: smaller is earlier. */
	rank: number;
	/** Its place on the free board, and 0 elsewhere. */
	x: number;
	y: number;
}>;

type Fields = Y.Map<unknown>;

export const notesIn = (doc: Y.Doc): Y.Map<Fields> => doc.getMap<Fields>('notes');

const fieldsOf = (doc: Y.Doc, id: string): Fields | null => {
	const fields = notesIn(doc).get(id);
	return fields instanceof Y.Map ? fields : null;
};

/** The text of a note, to be edited letter by letter by several people. */
export function textOf(doc: Y.Doc, id: string): Y.Text | null {
	const text = fieldsOf(doc, id)?.get('text');
	return text instanceof Y.Text ? text : null;
}

/**
 * The notes of a document, block by block and in their order. What is no note is left out, and a text is cut to its length: whoever may edit a canvas
 * may write anything into its document.
 */
export function readNotes(doc: Y.Doc, kind: CanvasKind): Note[] {
	const blocks = blocksOf(kind);
	const notes = [...notesIn(doc)].flatMap(([id, fields]) => (fields instanceof Y.Map ? noteOf(id, fields, kind) : []));
	const places = new Map(blocks.map((block, place) => [block, place]));
	const place = ({ block }: Note): number => places.get(block) ?? 0;
	return notes.sort((a, b) => place(a) - place(b) || a.rank - b.rank || (a.id < b.id ? -1 : 1)).slice(0, MOST_NOTES);
}

function noteOf(id: string, fields: Fields, kind: CanvasKind): Note | [] {
	const text = fields.get('text');
	if (id.length > 64 || !(text instanceof Y.Text)) return [];
	const votes = fields.get('votes');
	const x = number(fields.get('x'), BOARD.width);
	const y = number(fields.get('y'), BOARD.height);
	const said = fields.get('block');
	const block = kind === 'board' ? zoneAt(x, y) : blocksOf(kind).find((one) => one === said);
	const author = fields.get('author');
	return {
		id,
		block: block ?? (blocksOf(kind)[0] as BlockId),
		text: text.toString().slice(0, NOTE_LENGTH),
		colour: noteColours.find((one) => one === fields.get('colour')) ?? 'gold',
		author: typeof author === 'string' ? author.slice(0, 64) : null,
		votes: votes instanceof Y.Map ? [...votes.keys()].filter((key) => votes.get(key) === true).sort() : [],
		rank: number(fields.get('rank'), Number.MAX_SAFE_INTEGER),
		...(kind === 'board' ? { x, y } : { x: 0, y: 0 })
	};
}

const number = (given: unknown, most: number): number =>
	typeof given === 'number' && Number.isFinite(given) ? Math.min(most, Math.max(0, given)) : 0;

export type NewNote = Readonly<{
	id: string;
	block: BlockId;
	text: string;
	colour: NoteColour;
	author: string | null;
	x?: number;
	y?: number;
}>;

/** What changes a document is marked with, so that each person undoes only what is hers. */
export const OWN = 'own';

/** Adds a note at the end of its block; on the free board, where it says. */
export function addNote(doc: Y.Doc, kind: CanvasKind, { id, text, ...rest }: NewNote): void {
	const last = readNotes(doc, kind).findLast(({ block }) => block === rest.block);
	doc.transact(() => {
		const fields: Fields = new Y.Map();
		notesIn(doc).set(id, fields);
		for (const [key, value] of Object.entries(rest)) fields.set(key, value);
		fields.set('rank', (last?.rank ?? 0) + STEP);
		fields.set('text', new Y.Text(text.slice(0, NOTE_LENGTH)));
		fields.set('votes', new Y.Map());
	}, OWN);
}

const STEP = 1024;

/** Makes the text of a note read so, changing only the letters that differ: what somebody else types elsewhere in it stays. */
export function writeText(doc: Y.Doc, id: string, wanted: string): void {
	const text = textOf(doc, id);
	if (!text) return;
	const now = text.toString();
	const next = wanted.slice(0, NOTE_LENGTH);
	let start = 0;
	while (start < now.length && start < next.length && now[start] === next[start]) start++;
	let end = 0;
	while (end < now.length - start && end < next.length - start && now.at(-1 - end) === next.at(-1 - end)) end++;
	if (start + end === now.length && now.length === next.length) return;
	doc.transact(() => {
		text.delete(start, now.length - start - end);
		text.insert(start, next.slice(start, next.length - end));
	}, OWN);
}

/** Puts a note into a block, before another one of it; at its end without one. */
export function moveNote(doc: Y.Doc, kind: CanvasKind, id: string, block: BlockId, before?: string): void {
	const there = readNotes(doc, kind).filter((note) => note.block === block && note.id !== id);
	const at = before === undefined ? -1 : there.findIndex((note) => note.id === before);
	const earlier = at < 0 ? there.at(-1) : there[at - 1];
	const later = at < 0 ? undefined : there[at];
	const from = earlier?.rank ?? 0;
	change(doc, id, { block, rank: later ? (from + later.rank) / 2 : from + STEP });
}

/** Puts a note of the free board somewhere else, within its edges. */
export const placeNote = (doc: Y.Doc, id: string, x: number, y: number): void =>
	change(doc, id, { x: Math.round(number(x, BOARD.width)), y: Math.round(number(y, BOARD.height)) });

export const colourNote = (doc: Y.Doc, id: string, colour: NoteColour): void => change(doc, id, { colour });

function change(doc: Y.Doc, id: string, values: Record<string, unknown>): void {
	const fields = fieldsOf(doc, id);
	if (!fields) return;
	doc.transact(() => {
		for (const [key, value] of Object.entries(values)) fields.set(key, value);
	}, OWN);
}

/** Gives a note one's dot, or takes it back: one for each person. */
export function voteFor(doc: Y.Doc, id: string, author: string): void {
	const votes = fieldsOf(doc, id)?.get('votes');
	if (!(votes instanceof Y.Map)) return;
	doc.transact(() => (votes.get(author) ? votes.delete(author) : votes.set(author, true)), OWN);
}

/** Makes one author's dots another's, who is the same person; of two on one note one stays. @returns whether there were any. */
export function moveVotes(doc: Y.Doc, from: string, into: string): boolean {
	const all = [...notesIn(doc).values()].flatMap((fields) => (fields instanceof Y.Map ? [fields.get('votes')] : []));
	const given = all.filter((votes) => votes instanceof Y.Map).filter((votes) => votes.has(from));
	doc.transact(() => {
		for (const votes of given) {
			if (votes.get(from) === true) votes.set(into, true);
			votes.delete(from);
		}
	}, OWN);
	return given.length > 0;
}

export const removeNote = (doc: Y.Doc, id: string): void => doc.transact(() => notesIn(doc).delete(id), OWN);
