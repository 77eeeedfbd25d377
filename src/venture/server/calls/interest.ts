import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type CallReason, callFits } from '../../calls/fitting.ts';
import { aboutFile } from '../about.ts';
import { type File, heldFile } from '../files.ts';
import type { On } from '../tables.ts';
import { type Call, callById, calls } from './calls.ts';
import { within } from './tables.ts';

/** A call beside a file: whether it is for it and why, and whether its holders have an eye on it. */
export type FileCall = Call & Readonly<{ fits: boolean; reasons: readonly CallReason[]; marked: boolean }>;

/** What others offer, as it is for a file: what they have an eye on first, then what fits; of what is over only what they had marked. Whoever calls has checked that the reader may see the file. */
export async function callsFor(file: File, on: On = db): Promise<FileCall[]> {
	const [all, about, marks] = await Promise.all([
		calls({}, on),
		aboutFile(file, on),
		within(on).selectFrom('venture.callInterest').select('call').where('file', '=', file.id).execute()
	]);
	const marked = new Set(marks.map(({ call }) => call));
	return all
		.map((call) => ({ ...call, ...callFits(call, { ...about, locality: file.locality }), marked: marked.has(call.id) }))
		.filter((call) => call.state !== 'closed' || call.marked)
		.toSorted((a, b) => Number(b.marked) - Number(a.marked) || Number(b.fits) - Number(a.fits));
}

/** Has a file keep an eye on a call: whoever says so is reminded before its end. @throws 404 */
export async function markCall(tx: Tx, id: string, call: string, viewer: Viewer, by: By): Promise<void> {
	await heldFile(viewer, id, tx);
	if ((await callById(call, tx)).trashedAt) throw missing();
	const made = await within(tx)
		.insertInto('venture.callInterest')
		.values({ call, file: id, markedBy: viewer.id, ...(by.at ? { markedAt: by.at } : {}) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows) await tell(tx, 'venture.call_marked', id, call, by);
}

/** Has it no more. @throws 404 */
export async function unmarkCall(tx: Tx, id: string, call: string, viewer: Viewer, by: By): Promise<void> {
	await heldFile(viewer, id, tx);
	await callById(call, tx);
	const gone = await within(tx)
		.deleteFrom('venture.callInterest')
		.where('call', '=', call)
		.where('file', '=', id)
		.executeTakeFirst();
	if (gone.numDeletedRows) await tell(tx, 'venture.call_unmarked', id, call, by);
}

const tell = (tx: Tx, verb: 'venture.call_marked' | 'venture.call_unmarked', file: string, call: string, by: By) =>
	record(tx, { ...by, verb, object: ref('venture_file', file), context: ref('call', call), detail: {} });
