import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonical, canonicalText } from './canonical.ts';
import {
	addNote,
	colourNote,
	moveNote,
	notesIn,
	placeNote,
	readNotes,
	removeNote,
	voteFor,
	writeText
} from './document.ts';
import { blocksOf, type CanvasKind, canvasKinds, NOTE_LENGTH, noteColours } from './kinds.ts';

const kind = fc.constantFrom(...canvasKinds);
const act = fc.record({
	do: fc.constantFrom('add', 'write', 'move', 'place', 'colour', 'vote', 'remove'),
	who: fc.nat(2),
	which: fc.nat(20),
	where: fc.nat(30),
	text: fc.string({ maxLength: 40 }),
	meet: fc.boolean()
});

function perform(
	doc: Y.Doc,
	of: CanvasKind,
	one: { do: string; who: number; which: number; where: number; text: string },
	nth: number
): void {
	const notes = readNotes(doc, of);
	const { id = '' } = notes[one.which % Math.max(1, notes.length)] ?? {};
	const block = blocksOf(of)[one.where % blocksOf(of).length] ?? 'value';
	if (one.do === 'add')
		addNote(doc, of, {
			id: `n${nth}`,
			block,
			text: one.text,
			colour: 'gold',
			author: `a${one.who}`,
			x: one.where,
			y: one.which
		});
	else if (one.do === 'write') writeText(doc, id, one.text);
	else if (one.do === 'move') moveNote(doc, of, id, block, notes[one.where % Math.max(1, notes.length)]?.id);
	else if (one.do === 'place') placeNote(doc, id, one.where * 50, one.which * 40);
	else if (one.do === 'colour') colourNote(doc, id, noteColours[one.where % noteColours.length] ?? 'sky');
	else if (one.do === 'vote') voteFor(doc, id, `a${one.who}`);
	else removeNote(doc, id);
}

const meet = (one: Y.Doc, other: Y.Doc): void => {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
};

test('whatever three people do apart, once they have met all read the same, byte by byte', () => {
	fc.assert(
		fc.property(kind, fc.array(act, { maxLength: 40 }), (of, acts) => {
			const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
			acts.forEach((one, nth) => {
				perform(docs[one.who] as Y.Doc, of, one, nth);
				if (one.meet) meet(docs[one.who] as Y.Doc, docs[(one.who + 1) % 3] as Y.Doc);
			});
			for (let turn = 0; turn < 2; turn++) for (const doc of docs) meet(docs[0] as Y.Doc, doc);
			const texts = docs.map((doc) => canonicalText(canonical(of, readNotes(doc, of))));
			expect(new Set(texts).size).toBe(1);
			for (const { votes } of readNotes(docs[0] as Y.Doc, of)) expect(new Set(votes).size).toBe(votes.length);
		}),
		{ numRuns: 60 }
	);
});

test('a note moved before another stands before it', () => {
	fc.assert(
		fc.property(fc.nat(7), fc.nat(7), (from, to) => {
			fc.pre(from !== to);
			const doc = new Y.Doc();
			for (let nth = 0; nth < 8; nth++)
				addNote(doc, 'lean', { id: `n${nth}`, block: 'value', text: '', colour: 'gold', author: null });
			moveNote(doc, 'lean', `n${from}`, 'value', `n${to}`);
			const order = readNotes(doc, 'lean').map(({ id }) => id);
			expect(order.indexOf(`n${from}`)).toBe(order.indexOf(`n${to}`) - 1);
		})
	);
});

test('a text is changed only where it differs', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
			const doc = new Y.Doc();
			addNote(doc, 'lean', { id: 'n', block: 'value', text: before, colour: 'gold', author: null });
			writeText(doc, 'n', after);
			expect(readNotes(doc, 'lean')[0]?.text).toBe(after);
		})
	);
});

test('what is no note is not read, and a text is cut to its length', () => {
	const doc = new Y.Doc();
	const notes = notesIn(doc) as Y.Map<unknown>;
	notes.set('a', 5);
	notes.set('b', new Y.Map());
	const odd = new Y.Map<unknown>();
	notes.set('c', odd);
	for (const [key, value] of Object.entries({ block: 7, colour: {}, author: 3, rank: 'x', x: Number.NaN, votes: 1 }))
		odd.set(key, value);
	odd.set('text', new Y.Text('é'.repeat(NOTE_LENGTH + 50)));
	const read = readNotes(doc, 'business');
	expect(read).toMatchObject([{ id: 'c', block: 'partners', colour: 'gold', author: null, votes: [], rank: 0 }]);
	expect(read[0]?.text).toHaveLength(NOTE_LENGTH);
});
