import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewCall } from '../../calls/call.ts';
import { type CallState, callState, callStates } from '../../calls/days.ts';
import { dayOf } from '../asking/today.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

/** What others offer, as everybody reads it. */
export type Call = NewCall &
	Readonly<{ id: string; state: CallState; fictional: boolean; updatedAt: Date; trashedAt: Date | null }>;

const columns = [
	...(['id', 'name', 'offeredBy', 'link', 'permanent', 'opensOn', 'closesOn', 'checkedOn', 'summary'] as const),
	...(['eligibility', 'kinds', 'stages', 'sectors', 'places', 'sizes', 'headings', 'fictional'] as const),
	...(['updatedAt', 'trashedAt'] as const)
] as const;

/** What others offer: what closes first before what is open, and what is over last. @param trashed those in the trash too */
export async function calls({ trashed = false } = {}, on: On = db, now = new Date()): Promise<Call[]> {
	const today = await dayOf(now);
	let query = within(on).selectFrom('venture.call').select(columns);
	if (!trashed) query = query.where('trashedAt', 'is', null);
	const rows = await query.execute();
	const place = ({ state }: Call): number => callStates.indexOf(state);
	return rows
		.map((row) => ({ ...row, state: callState(row, today) }))
		.toSorted(
			(a, b) =>
				place(a) - place(b) || (a.closesOn ?? '9').localeCompare(b.closesOn ?? '9') || a.name.localeCompare(b.name)
		);
}

/** One of them, in the trash or not. @throws 404 */
export async function callById(id: string, on: On = db, now = new Date()): Promise<Call> {
	const row = isId(id)
		? await within(on).selectFrom('venture.call').select(columns).where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return { ...row, state: callState(row, await dayOf(now)) };
}

/** Keeps what others offer, anew or as it is now. Whoever calls has checked who may. @param id sent twice, it makes one */
export async function keepCall(
	tx: Tx,
	id: string,
	{ summary, eligibility, headings, ...given }: NewCall,
	viewer: Pick<Viewer, 'id'>,
	by: By,
	fictional = false
): Promise<void> {
	const its = {
		...{ ...given, kinds: [...given.kinds], stages: [...given.stages], sectors: [...given.sectors] },
		...{ places: [...given.places], sizes: [...given.sizes], headings: JSON.stringify(headings) },
		...{ summary: JSON.stringify(summary), eligibility: eligibility && JSON.stringify(eligibility) },
		updatedAt: by.at ?? new Date()
	};
	await within(tx)
		.insertInto('venture.call')
		.values({ id, ...its, writtenBy: viewer.id, fictional })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(its))
		.execute();
	const { permanent, closesOn } = given;
	await record(tx, { ...by, verb: 'venture.call_kept', object: ref('call', id), detail: { permanent, closesOn } });
}

/** Puts a call into the trash, or takes it out. @throws 404 */
export async function trashCall(tx: Tx, id: string, trashed: boolean, by: By): Promise<void> {
	const found = await callById(id, tx);
	if ((found.trashedAt !== null) === trashed) return;
	const at = by.at ?? new Date();
	await within(tx)
		.updateTable('venture.call')
		.set({ trashedAt: trashed ? at : null, updatedAt: at })
		.where('id', '=', id)
		.execute();
	const verb = trashed ? 'venture.call_trashed' : 'venture.call_restored';
	await record(tx, { ...by, verb, object: ref('call', id), detail: {} });
}
