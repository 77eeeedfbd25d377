import { sql } from 'kysely';
import { refused } from '../errors.ts';
import type { Ref } from '../facts.ts';
import { newId } from '../id.ts';
import { db, type Tx } from './db.ts';
import type { KernelTables } from './tables.ts';

/** What something was before one change, and who made it; `before` has the shape that its owner gave it. */
export type Revision = Readonly<{ id: string; before: unknown; changedBy: string | null; changedAt: Date }>;

const KEPT = 50;

/** Keeps what something was, in the transaction of whoever changes it. `before` must name no person; the latest fifty of an object are kept. */
export async function keepRevision(tx: Tx, object: Ref, before: object, actor: Ref | null): Promise<void> {
	const { kind, id } = object;
	const changedBy = actor?.kind === 'person' ? actor.id : null;
	await within(tx)
		.insertInto('kernel.revision')
		.values({ id: newId(), kind, object: id, before: JSON.stringify(before), changedBy })
		.execute();
	await within(tx)
		.deleteFrom('kernel.revision')
		.where('kind', '=', kind)
		.where('object', '=', id)
		.where('id', 'in', (kept) =>
			kept
				.selectFrom('kernel.revision')
				.select('id')
				.where('kind', '=', kind)
				.where('object', '=', id)
				.orderBy('changedAt', 'desc')
				.orderBy('id', 'desc')
				.limit(sql.lit(1_000))
				.offset(sql.lit(KEPT))
		)
		.execute();
}

/** What something was before its latest changes, the newest first. */
export const revisionsOf = (object: Ref, limit = KEPT, on: Tx | typeof db = db): Promise<Revision[]> =>
	within(on)
		.selectFrom('kernel.revision')
		.select(['id', 'before', 'changedBy', 'changedAt'])
		.where('kind', '=', object.kind)
		.where('object', '=', object.id)
		.orderBy('changedAt', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

/** Whether something has a change that can be taken back. */
export const changedBefore = async (object: Ref): Promise<boolean> => (await revisionsOf(object, 1)).length > 0;

/** Takes the newest revision away and returns what it kept, for its owner to write back. @throws kernel_nothing_to_undo */
export async function takeRevision(tx: Tx, object: Ref): Promise<unknown> {
	const [latest] = await revisionsOf(object, 1, tx);
	if (!latest) throw refused('kernel_nothing_to_undo');
	await within(tx).deleteFrom('kernel.revision').where('id', '=', latest.id).execute();
	return latest.before;
}

/** Forgets what something was before its changes, when nothing of it may stay. */
export async function forgetRevisions(tx: Tx, { kind, id }: Ref): Promise<void> {
	await within(tx).deleteFrom('kernel.revision').where('kind', '=', kind).where('object', '=', id).execute();
}

/** Forgets who made changes, not what they were: part of erasing a person. */
export async function forgetRevisor(tx: Tx, person: string): Promise<void> {
	await within(tx).updateTable('kernel.revision').set({ changedBy: null }).where('changedBy', '=', person).execute();
}

const within = (on: Tx | typeof db) => on.withTables<KernelTables>();
