import * as Y from 'yjs';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { addNote, voteFor } from '../../../workshops/canvas/document.ts';
import type { BlockId, CanvasKind, NoteColour } from '../../../workshops/canvas/kinds.ts';
import { authorOf } from './access.ts';
import { fillCanvas } from './canvases.ts';

/** A note as somebody told it: who wrote it and who voted for it are persons. */
export type ToldNote = Readonly<{
	block: BlockId;
	text: string;
	colour: NoteColour;
	author: string;
	votes: readonly string[];
}>;

/** Writes notes on a canvas that is empty, as those persons would have. */
export async function writeNotes(tx: Tx, canvas: string, kind: CanvasKind, notes: readonly ToldNote[]): Promise<void> {
	const doc = new Y.Doc();
	const authors = new Map<string, string>();
	for (const person of new Set(notes.flatMap(({ author, votes }) => [author, ...votes])))
		authors.set(person, await authorOf(canvas, person, tx));
	for (const { author, votes, ...note } of notes) {
		const id = newId();
		addNote(doc, kind, { id, ...note, author: authors.get(author) ?? null });
		for (const person of votes) voteFor(doc, id, authors.get(person) ?? '');
	}
	await fillCanvas(tx, canvas, Y.encodeStateAsUpdate(doc));
	doc.destroy();
}
