import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { freeSlots, type NewHours, slotsOf } from '../../mentors/hours.ts';
import type { On } from '../tables.ts';
import { cancelWithin } from './cancelling.ts';
import { within } from './tables.ts';

const MOST_AHEAD = 200;

/** Hours that a mentor has opened. `link` is for whoever has booked alone. */
export type Hours = Readonly<{
	id: string;
	mentor: string;
	from: Date;
	until: Date;
	slotMinutes: number;
	place: Readonly<{ slug: string; name: string; locality: string | null }> | null;
	online: boolean;
	free: readonly Readonly<{ from: Date; until: Date }>[];
}>;

/** Opens hours, each of them or none. @throws 404 for who is no mentor, mentors_hours_twice, mentors_hours_many */
export async function publishHours(tx: Tx, person: string, given: NewHours, by: By): Promise<void> {
	const { times, slotMinutes, place, link } = given;
	const mentor = await within(tx)
		.selectFrom('venture.mentor')
		.select('id')
		.where('person', '=', person)
		.where('acceptedAt', 'is not', null)
		.where('stoppedAt', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!mentor) throw missing();
	if (
		place &&
		!(await within(tx).selectFrom('network.placeCard').select('id').where('id', '=', place).execute()).length
	)
		throw refused('mentors_where_missing', {}, 422);
	if ((await hoursOfMentor(mentor.id, tx)).length + times.length > MOST_AHEAD)
		throw refused('mentors_hours_many', {}, 422);
	const rows = times.map(({ from, until }) => {
		const during = sql`tstzrange(${from}::timestamptz, ${until}::timestamptz)`;
		return { id: newId(), mentor: mentor.id, during, slotMinutes, place, link };
	});
	await once(() => within(tx).insertInto('venture.mentorHours').values(rows).execute());
	await recordAll(
		tx,
		rows.map(({ id }, at) => ({
			...by,
			verb: 'venture.hours_published' as const,
			object: ref('mentor_hours', id),
			target: ref('person', person),
			detail: { ...measure(times[at], slotMinutes), online: link !== null }
		}))
	);
}

/** Withdraws hours: what was booked of them is called off, and those who had booked are told. @throws 404 */
export async function withdrawHours(tx: Tx, person: string, id: string, by: By): Promise<void> {
	const row = isId(id)
		? await within(tx)
				.selectFrom('venture.mentorHours as h')
				.innerJoin('venture.mentor as t', 't.id', 'h.mentor')
				.select('h.id')
				.where('h.id', '=', id)
				.where('t.person', '=', person)
				.where('h.withdrawnAt', 'is', null)
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	await withdraw(tx, [id], by);
}

/** All hours to come of a mentor. */
export async function withdrawAllHours(tx: Tx, mentor: string, by: By): Promise<void> {
	const ahead = await hoursOfMentor(mentor, tx);
	if (ahead.length)
		await withdraw(
			tx,
			ahead.map(({ id }) => id),
			by
		);
}

async function withdraw(tx: Tx, ids: readonly string[], by: By): Promise<void> {
	await cancelWithin(tx, ids, by);
	await within(tx)
		.updateTable('venture.mentorHours')
		.set({ withdrawnAt: by.at ?? new Date() })
		.where('id', 'in', ids)
		.execute();
	await recordAll(
		tx,
		ids.map((id) => ({ ...by, verb: 'venture.hours_withdrawn' as const, object: ref('mentor_hours', id), detail: {} }))
	);
}

/** The hours of a mentor that are not over, in order, with what of them is free. */
export const hoursOfMentor = async (mentor: string, on: On = db): Promise<Hours[]> =>
	(await openHours([mentor], on)).get(mentor) ?? [];

/** The same of several mentors, by mentor. */
export async function openHours(mentors: readonly string[], on: On = db): Promise<Map<string, Hours[]>> {
	if (!mentors.length) return new Map();
	const rows = await within(on)
		.selectFrom('venture.mentorHours as h')
		.leftJoin('network.placeCard as p', 'p.id', 'h.place')
		.select(['h.id', 'h.mentor', 'h.slotMinutes', 'p.slug', 'p.name', 'p.locality'])
		.select([sql<Date>`lower(h.during)`.as('from'), sql<Date>`upper(h.during)`.as('until')])
		.select(sql<boolean>`h.link is not null`.as('online'))
		.where('h.mentor', 'in', mentors)
		.where('h.withdrawnAt', 'is', null)
		.where(sql<boolean>`upper(h.during) > now()`)
		.orderBy(sql`lower(h.during)`)
		.execute();
	const taken = await takenOf(mentors, on);
	const hours = rows.map(({ slug, name, locality, ...row }): Hours => {
		const place = slug && name ? { slug, name, locality } : null;
		return { ...row, place, free: freeSlots(row, taken.get(row.mentor) ?? []) };
	});
	return Map.groupBy(hours, ({ mentor }) => mentor);
}

async function takenOf(mentors: readonly string[], on: On) {
	const { rows } = await sql<{ mentor: string; from: Date; until: Date }>`
		select mentor, lower(during) as from, upper(during) as until from venture.mentoring
		where mentor = any(${[...mentors]}::uuid[]) and state in ('asked', 'confirmed') and upper(during) > now()`.execute(
		on
	);
	return Map.groupBy(rows, ({ mentor }) => mentor);
}

const measure = (time: Readonly<{ from: Date; until: Date }> | undefined, slotMinutes: number) => {
	const slots = time ? slotsOf({ ...time, slotMinutes }).length : 0;
	return { minutes: slots * slotMinutes, slots };
};

async function once(write: () => Promise<unknown>): Promise<void> {
	try {
		await write();
	} catch (error) {
		if ((error as { code?: string }).code !== '23P01') throw error;
		throw refused('mentors_hours_twice', {}, 422);
	}
}
