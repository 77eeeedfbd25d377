import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addNote, readNotes, removeNote, voteFor, writeText } from './document.ts';
import { decodeMessage, encodeMessage } from './wire.ts';

function someUpdate(): Uint8Array {
	const doc = new Y.Doc();
	for (const id of ['a', 'b'])
		addNote(doc, 'lean', { id, block: 'value', text: 'Une idée', colour: 'gold', author: 'x' });
	writeText(doc, 'a', 'Une autre idée');
	voteFor(doc, 'a', 'x');
	removeNote(doc, 'b');
	return Y.encodeStateAsUpdate(doc);
}

const refuses = (act: () => unknown): boolean => {
	try {
		act();
		return false;
	} catch {
		return true;
	}
};

test('whatever bytes come, a message is read or is none', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
			const message = decodeMessage(bytes);
			if (message) expect(message.say).toBeTypeOf('string');
		}),
		{ numRuns: 2000 }
	);
	const message = { say: 'update', number: 7, update: new Uint8Array([1, 2]) } as const;
	expect(decodeMessage(encodeMessage(message))).toEqual(message);
});

test('an update with wrong bytes is refused, or leaves a canvas that can be read', () => {
	const good = someUpdate();
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
			const bad = good.slice();
			for (const [at, byte] of changes) bad[at] = byte;
			if (refuses(() => Y.decodeUpdate(bad))) return;
			const doc = new Y.Doc();
			Y.applyUpdate(doc, someUpdate());
			refuses(() => Y.applyUpdate(doc, bad));
			expect(readNotes(doc, 'lean').length).toBeLessThan(10);
			expect(refuses(() => Y.encodeStateAsUpdate(doc))).toBe(false);
			expect(refuses(() => Y.mergeUpdates([bad, good]))).toBe(false);
		}),
		{ numRuns: 2000 }
	);
});
