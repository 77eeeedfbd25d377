import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Terms } from '../group.schema.ts';
import { told } from './reading.ts';
import { lockWork, type Working } from './rooms.ts';
import { within } from './tables.ts';

/** Says how a joint project is paid for and whose its result is, in the lead's name. @throws 404, groups_not_now for a working group, which has no budget */
export async function setTerms(tx: Tx, id: string, given: Terms, { viewer, by }: Working): Promise<void> {
	const { group, leads, members } = await lockWork(tx, id, viewer);
	if (!leads) throw missing();
	if (group.kind !== 'project') throw refused('groups_not_now', {}, 422);
	const { budget, shares, rights, rightsWords } = given;
	const inside = members.filter(({ state }) => state === 'member');
	if (Object.keys(shares).some((member) => !inside.some((one) => one.id === member))) throw missing();
	await within(tx)
		.updateTable('groups.circle')
		.set({ budgetCents: budget, rights, rightsWords, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	for (const { id: member } of inside)
		await within(tx)
			.updateTable('groups.member')
			.set({ shareCents: shares[member] ?? null })
			.where('id', '=', member)
			.execute();
	const { rows } = await sql<{ cents: number }>`
		select coalesce(sum(share_cents), 0)::float8 as cents from groups.member where in_group = ${id} and state = 'member'`.execute(
		tx
	);
	const { object, detail } = told(group);
	await record(tx, { ...by, verb: 'groups.shared', object, detail: { ...detail, cents: rows[0]?.cents ?? 0 } });
}
