import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { makeCanvas } from '#learning/server';
import { RUN_CANVAS } from '../../review.ts';
import { lockRun, runOf } from '../runs/runs.ts';
import { storyOfVersion } from '../stories/reading.ts';
import { within } from '../tables.ts';

/** The canvas of one of somebody's runs, made when she first asks for it: it is her own. @returns its id. @throws 404 */
export async function canvasOfRun(tx: Tx, person: string, run: string, locale: Locale): Promise<string> {
	await runOf(person, run, tx);
	const locked = await lockRun(tx, run);
	if (locked?.canvas) return locked.canvas;
	const { version } = await runOf(person, run, tx);
	const title = say((await storyOfVersion(version, tx)).title, locale).text.slice(0, 160);
	const canvas = await makeCanvas(tx, { kind: RUN_CANVAS, title, owner: ref('person', person) });
	await within(tx).updateTable('journey.run').set({ canvas }).where('id', '=', run).execute();
	return canvas;
}
