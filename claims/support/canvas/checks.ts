import * as Y from 'yjs';
import { canonical, canonicalText, readNotes, textOf } from '#learning';
import { canvasOf, documentOf } from '#learning/server';
import type { Writer } from './writers.ts';

const vectorOf = (doc: Y.Doc): string =>
	JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b));
const textIn = (doc: Y.Doc): string => canonicalText(canonical('lean', readNotes(doc, 'lean')));

/** What is wrong with a canvas at the end: writers who differ from the database, and what was acknowledged and is not there. */
export async function wrongWith(canvas: string, writers: readonly Writer[]): Promise<string[]> {
	const wrong: string[] = [];
	const { doc: kept } = await documentOf(canvas);
	const { canonical: told } = await canvasOf(canvas);
	if (canonicalText(told) !== textIn(kept)) wrong.push('the database tells its canvas in two ways');
	const vectors = writers.filter(({ doc }) => vectorOf(doc) !== vectorOf(kept)).length;
	if (vectors) wrong.push(`${vectors} of ${writers.length} writers have another state vector than the database`);
	const texts = writers.filter(({ doc }) => textIn(doc) !== textIn(kept)).length;
	if (texts) wrong.push(`${texts} of ${writers.length} writers read another canvas than the database`);
	for (const { acknowledged } of writers)
		for (const [mark, note] of acknowledged())
			if (!textOf(kept, note)?.toString().includes(mark)) wrong.push(`${mark} was acknowledged and is lost`);
	return wrong;
}

export const same = (canvas: Y.Doc, writers: readonly Writer[]): boolean =>
	writers.every(({ doc }) => vectorOf(doc) === vectorOf(canvas));
