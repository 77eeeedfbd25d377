import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Space } from '../../space.ts';
import { allot, free, Taken, type Wish } from '../allocations.ts';
import type { On } from '../tables.ts';
import { bookedIn, cancelAll, type Freed } from './freeing.ts';
import { machineById } from './machines.ts';
import { tellOut } from './out-letter.ts';

/** A machine, or one of several alike ones, that does not work for a time. */
export type Outage = Readonly<{
	id: string;
	space: string;
	/** The number of the one of several; null: all of them. */
	unit: number | null;
	reason: string;
	startsAt: Date;
	endsAt: Date;
	/** A séance has it then all the same. */
	clashes: boolean;
}>;

type NewOutage = Readonly<{ unit: number | null; reason: string; startsAt: Date; endsAt: Date }>;

/**
 * Says that a machine is out of order until a moment. Its units are taken for that time; bookings for which none is left, the last made first, are freed, and whoever made them is told what she can
 * have instead. One that runs ends now.
 * @returns how many bookings were freed or cut. Throws machines_reason_missing, machines_out_past, 404 for a unit that is not there.
 */
export async function putOut(
	tx: Tx,
	id: string,
	{ unit, reason, startsAt, endsAt }: NewOutage,
	by: By
): Promise<number> {
	if (!reason.trim()) throw refused('machines_reason_missing', {}, 422);
	if (endsAt <= startsAt || endsAt <= new Date()) throw refused('machines_out_past', {}, 422);
	const space = await machineById(id, tx);
	const one = unit === null ? null : await unitOf(tx, space, unit);
	const outage = newId();
	const quantity = one === null ? space.units : 1;
	const wish = { subject: ref('maintenance', outage), space: id, startsAt, endsAt, quantity };
	const { displaced, clashes } = await makeRoom(tx, wish, by);
	await sql`insert into spaces.outage (id, space, unit, reason, during)
		values (${outage}, ${id}, ${one}, ${reason.trim().slice(0, 500)}, tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz))`.execute(
		tx
	);
	await record(tx, {
		...by,
		verb: 'spaces.out_of_order',
		...{ object: ref('space', id), context: ref('maintenance', outage) },
		detail: {
			...{ kind: space.kind, minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000) },
			...{ whole: one === null, freed: displaced.length, clashes }
		}
	});
	for (const freed of displaced) if (by.source !== 'demo') await tellOut(tx, space, freed, endsAt);
	return displaced.length;
}

async function unitOf(tx: Tx, { id }: Space, number: number): Promise<string> {
	const { rows } = await sql<{ id: string }>`
		select id from spaces.unit where space = ${id} and number = ${number} and retired_at is null`.execute(tx);
	if (!rows[0]) throw missing();
	return rows[0].id;
}

/** Takes the units, and from as few bookings as it needs what they have. Rows come before houses, so each try that is too small is undone with its locks. */
async function makeRoom(tx: Tx, wish: Wish & { space: string }, by: By) {
	const booked = await bookedIn(tx, wish.space, wish.startsAt, wish.endsAt);
	for (let many = 0; many <= booked.length; many++) {
		const displaced = booked.slice(0, many);
		await sql`savepoint room`.execute(tx);
		try {
			await take(tx, wish, displaced, 'refuse', by);
			await sql`release savepoint room`.execute(tx);
			return { displaced, clashes: false };
		} catch (error) {
			if (!(error instanceof Taken)) throw error;
			await sql`rollback to savepoint room`.execute(tx);
		}
	}
	await take(tx, wish, booked, 'show', by);
	return { displaced: booked, clashes: true };
}

async function take(tx: Tx, wish: Wish, displaced: readonly Freed[], clash: 'refuse' | 'show', by: By): Promise<void> {
	const begun = displaced.filter(({ startsAt }) => startsAt < wish.startsAt);
	const ahead = displaced.filter(({ startsAt }) => startsAt >= wish.startsAt);
	await cancelAll(tx, ahead, 'out_of_order', by);
	const quantities = await quantitiesOf(tx, begun);
	const cut = begun.map(({ id, space, startsAt }) => ({
		...{ subject: ref('reservation', id), space, startsAt, endsAt: wish.startsAt },
		quantity: quantities.get(id) ?? 1
	}));
	const gone = ahead.map(({ id, startsAt, endsAt }) => ({
		...{ subject: ref('reservation', id), space: null, startsAt, endsAt }
	}));
	await allot(tx, [...gone, ...cut, wish], by, { clash });
}

async function quantitiesOf(tx: Tx, booked: readonly Freed[]): Promise<Map<string, number>> {
	const { rows } = await sql<{ id: string; quantity: number }>`
		select id, quantity from spaces.reservation where id = any(${booked.map(({ id }) => id)}::uuid[])`.execute(tx);
	return new Map(rows.map(({ id, quantity }) => [id, quantity]));
}

/** Says that a machine works again: what is left of the time is free. Twice is once. @throws 404 */
export async function putBack(tx: Tx, space: string, id: string, by: By, now = new Date()): Promise<void> {
	const [found] = isId(id) ? await read(tx, sql`o.id = ${id} and o.space = ${space}`) : [];
	if (!found) throw missing();
	const { rows } =
		await sql`update spaces.outage set ended_at = ${now} where id = ${id} and ended_at is null returning id`.execute(
			tx
		);
	if (!rows[0]) return;
	const subject = ref('maintenance', id);
	const { startsAt, endsAt } = found;
	if (startsAt >= now || found.clashes) await free(tx, [subject], by);
	else if (endsAt > now) {
		const { rows: held } = await sql<{ quantity: number }>`
			select quantity from spaces.allocation where subject_kind = 'maintenance' and subject = ${id}`.execute(tx);
		await allot(tx, [{ subject, space, startsAt, endsAt: now, quantity: held[0]?.quantity ?? 1 }], by);
	}
	const { kind } = await machineById(space, tx);
	await record(tx, {
		...by,
		verb: 'spaces.in_order',
		...{ object: ref('space', space), context: subject, detail: { kind } }
	});
}

/** What is out of order now or will be, of one machine or of all, in order. */
export const outages = (space: string | null = null, on: On = db): Promise<Outage[]> =>
	read(on, sql`o.ended_at is null and upper(o.during) > now() and (${space}::uuid is null or o.space = ${space})`);

async function read(on: On, where: ReturnType<typeof sql>): Promise<Outage[]> {
	const { rows } = await sql<Outage>`
		select o.id, o.space, u.number as unit, o.reason, lower(o.during) as starts_at, upper(o.during) as ends_at, coalesce(a.state = 'clashing', false) as clashes
		from spaces.outage o left join spaces.unit u on u.id = o.unit
			left join spaces.allocation a on a.subject_kind = 'maintenance' and a.subject = o.id
		where ${where} order by lower(o.during), o.id`.execute(on);
	return rows;
}
