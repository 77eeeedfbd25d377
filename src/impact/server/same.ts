import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isThere } from './named.ts';
import { type On, within } from './tables.ts';

/** The team's decision that two organisations are one enterprise. */
export type Same = Readonly<{ id: string; one: string; other: string; why: string; decidedAt: Date }>;

/** Decides that two organisations are one enterprise, and why: they count once from now on. @throws 404, impact_same_missing, impact_same_self, impact_same_known, impact_why_missing */
export async function decideSame(
	tx: Tx,
	{ one, other, why }: Readonly<{ one: string; other: string; why: string }>,
	viewer: Pick<Viewer, 'id'>,
	by: By
): Promise<string> {
	if (!one || !other) throw refused('impact_same_missing', {}, 422);
	for (const id of [one, other]) if (!isId(id) || !(await isThere('organization', id, tx))) throw missing();
	if (one === other) throw refused('impact_same_self', {}, 422);
	if (!why.trim()) throw refused('impact_why_missing', {}, 422);
	const id = newId();
	const made = await within(tx)
		.insertInto('impact.same')
		.values({ id, one, other, why: why.trim().slice(0, 500), decidedBy: viewer.id })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!made.numInsertedOrUpdatedRows) throw refused('impact_same_known', {}, 422);
	const [object, target, context] = [ref('same', id), ref('organization', one), ref('organization', other)];
	await record(tx, { ...by, verb: 'impact.joined', object, target, context, detail: {} });
	return id;
}

/** Takes a decision back: they are two. @throws 404 */
export async function partAgain(tx: Tx, id: string, by: By): Promise<void> {
	const row = isId(id)
		? await within(tx)
				.updateTable('impact.same')
				.set({ endedAt: by.at ?? new Date() })
				.where('id', '=', id)
				.where('endedAt', 'is', null)
				.returningAll()
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	const [target, context] = [ref('organization', row.one), ref('organization', row.other)];
	await record(tx, { ...by, verb: 'impact.parted', object: ref('same', id), target, context, detail: {} });
}

/** The decisions that hold, the latest first. */
export const sames = (on: On = db): Promise<Same[]> =>
	within(on)
		.selectFrom('impact.same')
		.select(['id', 'one', 'other', 'why', 'decidedAt'])
		.where('endedAt', 'is', null)
		.orderBy('decidedAt', 'desc')
		.execute();
