import { sql } from 'kysely';
import { offeringCards, upcomingOf } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { told } from './reading.ts';
import { lockWork, type Working } from './rooms.ts';
import { type On, within } from './tables.ts';

const NEXT = 3;

/** What of the agenda belongs to a group and is published. */
export async function activitiesOf(group: string, on: On = db) {
	const { rows } = await sql<{ offering: string }>`
		select offering from groups.activity where in_group = ${group} order by offering`.execute(on);
	const cards = await offeringCards(
		rows.map(({ offering }) => offering),
		on
	);
	return [...cards.values()].filter(({ publishedAt }) => publishedAt !== null);
}

/** The next séances of these, the soonest first. */
export async function comingOf(group: string, on: On = db) {
	const offerings = await activitiesOf(group, on);
	const coming = await Promise.all(offerings.map(({ slug }) => upcomingOf({ offering: slug }, NEXT, new Date(), on)));
	return coming
		.flat()
		.toSorted((one, other) => one.occurrence.startsAt.getTime() - other.occurrence.startsAt.getTime())
		.slice(0, 2 * NEXT);
}

/** Says that something of the agenda belongs to a group, in the lead's name; said again, nothing changes. @throws 404, groups_not_now */
export async function addActivity(tx: Tx, group: string, offering: string, { viewer, by }: Working): Promise<void> {
	const { group: its, leads } = await lockWork(tx, group, viewer);
	const card = isId(offering) ? (await offeringCards([offering], tx)).get(offering) : undefined;
	if (!leads || !card?.publishedAt) throw missing();
	const { numInsertedOrUpdatedRows: made } = await within(tx)
		.insertInto('groups.activity')
		.values({ inGroup: group, offering })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (made)
		await record(tx, { ...by, verb: 'groups.activity_added', ...told(its), context: ref('offering', offering) });
}

/** Takes it out of the group; the agenda keeps it. @throws 404, groups_not_now */
export async function removeActivity(tx: Tx, group: string, offering: string, { viewer, by }: Working): Promise<void> {
	const { group: its, leads } = await lockWork(tx, group, viewer);
	if (!leads || !isId(offering)) throw missing();
	const { numDeletedRows: gone } = await within(tx)
		.deleteFrom('groups.activity')
		.where('inGroup', '=', group)
		.where('offering', '=', offering)
		.executeTakeFirst();
	if (gone)
		await record(tx, { ...by, verb: 'groups.activity_removed', ...told(its), context: ref('offering', offering) });
}
