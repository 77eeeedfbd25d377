import { sql } from 'kysely';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { addPlace } from '#network/server';
import { allDay } from '#spaces';
import { addSpace } from '#spaces/server';
import { by } from '../../claims/support/hub.ts';

const PLACES = 20;

/** Houses with rooms, joined rooms and pools of ten desks, all always open. @returns their spaces, and of them those that one books */
export async function build(spaces: number): Promise<{ all: string[]; booked: string[] }> {
	const [all, booked]: [string[], string[]] = [[], []];
	for (let house = 0; house < PLACES; house++) {
		const known = { locality: 'Mons', lat: null, lon: null, address: null, sentence: null, organization: null };
		const [place, number] = [`maison-${house}`, spaces / PLACES];
		await transaction((tx) => addPlace(tx, { ...known, slug: place, name: place, kind: 'room', fictional: true }, by));
		for (let turn = 0; turn < number; turn++) {
			const slug = `${place}-${turn}`;
			const pooled = turn % 12 === 5;
			const joined = turn % 12 === 11;
			const parts = joined ? [`${place}-${turn - 1}`, `${place}-${turn - 2}`] : [];
			const kind = pooled ? ('desks' as const) : ('room' as const);
			const shape = { kind, units: pooled ? 10 : 1, parts, name: { source: 'fr', fr: slug } as const };
			const rules = { hours: allDay, closedOnHolidays: false, aheadDays: 1500, fictional: true };
			const id = await transaction((tx) => addSpace(tx, { place, slug, ...shape, ...rules }, by));
			all.push(id);
			if (!joined) booked.push(id);
		}
	}
	return { all, booked };
}

/**
 * Sixty bookings of each space in each of some months of thirty days, three a day on twenty of them; the same in a table that has the constraint and nothing else. Month 0 begins tomorrow, others lie
 * before it. Nothing is checked row by row: the constraints are made anew over what is there then.
 */
export const fill = (from: number, to: number): Promise<void> =>
	transaction(async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx);
		const apart = await rangesOf(tx);
		for (const { drop } of apart) await sql.raw(drop).execute(tx);
		await fillMonths(tx, from, to);
		for (const { add } of apart) await sql.raw(add).execute(tx);
		await sql`analyze spaces.allocation, spaces.occupancy, bench_booking`.execute(tx);
	});

/** How the indexes over ranges are taken away and made again, with the constraints that some are of. */
async function rangesOf(tx: Tx): Promise<readonly Readonly<{ drop: string; add: string }>[]> {
	const { rows } = await sql<{ drop: string; add: string }>`
		select case when c.oid is null then format('drop index %s', i.indexrelid::regclass)
				else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
			case when c.oid is null then pg_get_indexdef(i.indexrelid)
				else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as add
		from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'x'
		where m.amname = 'gist' and i.indrelid = any(array['spaces.allocation', 'spaces.occupancy', 'bench_booking']::regclass[])`.execute(
		tx
	);
	return rows;
}

async function fillMonths(tx: Tx, from: number, to: number): Promise<void> {
	await sql`with units as (
			select u.space, (array_agg(u.id order by u.number)) as ids from spaces.unit u group by u.space
		), times as (
			select s.id as space, n, date_trunc('day', now()) + interval '1 day' + (n / 3) * interval '36 hours' + (array[9, 11, 14])[n % 3 + 1] * interval '1 hour'
				- month * interval '30 days' as at
			from spaces.space s, generate_series(0, 59) n, generate_series(${from}::int, ${to - 1}::int) month
			where not exists (select from spaces.part p where p.whole = s.id)
		), made as (
			insert into spaces.allocation (id, space, subject_kind, subject, during, state)
			select gen_random_uuid(), space, 'bench', gen_random_uuid(), tstzrange(at, at + interval '90 minutes'), 'taken' from times
			returning id, space, during
		), numbered as (select *, row_number() over (partition by space order by during) as turn from made), plain as (
			insert into bench_booking (space, during) select space, during from made
		)
		insert into spaces.occupancy (allocation, unit, during)
		select m.id, units.ids[case when array_length(units.ids, 1) > 1 then m.turn % 10 + 1 else 1 end], m.during
		from numbered m join units on units.space = m.space`.execute(tx);
}

/** What one would write by hand: a space, a time, and the constraint. */
export const plainTable = () =>
	sql`create table bench_booking (id uuid primary key default gen_random_uuid(), space uuid not null, during tstzrange not null,
		exclude using gist (space with =, during with &&))`.execute(db);
