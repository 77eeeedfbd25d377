import { sql } from 'kysely';
import { isWord } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import { checkSectors, placeBySlug } from '#network/server';
import type { Lead, NewGroup } from '../group.schema.ts';
import { type Circle, type GroupMove, groupAfter } from '../states.ts';
import { nameLead } from './leads.ts';
import { type Group, groupById, lockGroup, membersOf, told } from './reading.ts';
import { within } from './tables.ts';

/** Writes a group down as a draft, with the organisation that is asked to lead it. Sent twice, it is written once. @returns its id. Throws groups_operation_unknown, groups_organization_missing, network_sector_unknown */
export async function writeGroup(
	tx: Tx,
	given: NewGroup,
	lead: Lead,
	by: By,
	{ id = newId(), fictional = false }: Readonly<{ id?: string; fictional?: boolean }> = {}
): Promise<string> {
	const row = await checked(tx, given, null);
	const wanted = slugOf(given.title) || 'group';
	const slug = await freeSlugIn('groups.circle', isWord('/groups', wanted) ? `group-${wanted}` : wanted, tx);
	const { numInsertedOrUpdatedRows: made } = await within(tx)
		.insertInto('groups.circle')
		.values({ id, slug, ...row, fictional, writtenAt: by.at ?? new Date() })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirstOrThrow();
	if (made) await nameLead(tx, await lockGroup(tx, id), lead, by);
	return id;
}

/** Writes it anew; its address, its kind and its members stay. @throws 404, groups_not_now, groups_operation_unknown, network_sector_unknown */
export async function changeGroup(tx: Tx, id: string, given: NewGroup, by: By): Promise<void> {
	const group = await lockGroup(tx, id);
	if (given.kind !== group.kind) throw refused('groups_not_now', {}, 422);
	await within(tx)
		.updateTable('groups.circle')
		.set({ ...(await checked(tx, given, group)), updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	if (group.state !== 'draft') await record(tx, { ...by, verb: 'groups.changed', ...told(group) });
}

/** Its members as the rules of moves know them. */
export const circleOf = async (tx: Tx, { id, state }: Group): Promise<Circle> => ({
	state,
	members: Object.fromEntries((await membersOf(id, tx)).map(({ organization, ...one }) => [organization, one]))
});

/** Opens it, ends it, or takes it up again. @throws 404, groups_not_now, groups_no_lead */
export async function moveGroup(tx: Tx, id: string, move: GroupMove, by: By): Promise<void> {
	const group = await lockGroup(tx, id);
	const next = groupAfter(await circleOf(tx, group), move);
	if (typeof next === 'string') throw refused(next, {}, 422);
	const at = by.at ?? new Date();
	const when = move === 'open' ? { openedAt: at } : { endedAt: move === 'end' ? at : null };
	await within(tx)
		.updateTable('groups.circle')
		.set({ state: next.state, ...when, updatedAt: at })
		.where('id', '=', id)
		.execute();
	const { object, detail } = told(await groupById(id, tx));
	if (move !== 'end') {
		const opened = { ...detail, operation: group.operation ?? '' };
		return void (await record(tx, { ...by, verb: 'groups.opened', object, detail: opened }));
	}
	const { rows } = await sql<{ decisions: number; accepted: number; cents: number }>`
		select (select count(*)::int from groups.decision where in_group = ${id}) as decisions,
			(select count(*)::int from groups.deliverable where in_group = ${id} and state = 'accepted') as accepted,
			(select coalesce(sum(share_cents), 0)::float8 from groups.member where in_group = ${id} and state = 'member') as cents`.execute(
		tx
	);
	const [figures] = rows;
	if (!figures) throw missing();
	await record(tx, { ...by, verb: 'groups.ended', object, detail: { ...detail, ...figures } });
}

/** @throws groups_operation_unknown, groups_place_unknown, network_sector_unknown */
async function checked(tx: Tx, { title, summary, body, sectors, place, ...plain }: NewGroup, before: Group | null) {
	await checkSectors(tx, sectors);
	if (plain.operation && plain.operation !== before?.operation) {
		const open = await operations({ open: true }, tx);
		if (!open.some(({ code }) => code === plain.operation)) throw refused('groups_operation_unknown', {}, 422);
	}
	return {
		...plain,
		...{ title: JSON.stringify(title), summary: JSON.stringify(summary), body: JSON.stringify(body) },
		...{ sectors: [...sectors], place: place && (await placeBySlug(place, tx)).id }
	};
}
