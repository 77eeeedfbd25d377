import { sql } from 'kysely';
import { db, transaction } from '#kernel/server/db.ts';
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
 * before it.
 */
export async function fill(from: number, to: number): Promise<void> {
	for (let month = from; month < to; month++) {
		await sql`with times as (
				select s.id as space, n, date_trunc('day', now()) + interval '1 day' + (n / 3) * interval '36 hours' + (array[9, 11, 14])[n % 3 + 1] * interval '1 hour'
					- ${month}::int * interval '30 days' as at
				from spaces.space s, generate_series(0, 59) n where not exists (select from spaces.part p where p.whole = s.id)
			), made as (
				insert into spaces.allocation (id, space, subject_kind, subject, during, state)
				select gen_random_uuid(), space, 'bench', gen_random_uuid(), tstzrange(at, at + interval '90 minutes'), 'taken' from times
				returning id, space, during
			), numbered as (select *, row_number() over (partition by space order by during) as turn from made), plain as (
				insert into bench_booking (space, during) select space, during from made
			)
			insert into spaces.occupancy (allocation, unit, during)
			select m.id, u.id, m.during from numbered m join spaces.unit u on u.space = m.space and u.number = case
				when (select count(*) from spaces.unit x where x.space = m.space) > 1 then m.turn % 10 + 1 else 1 end`.execute(
			db
		);
	}
	await sql`analyze spaces.allocation, spaces.occupancy, bench_booking`.execute(db);
}

/** What one would write by hand: a space, a time, and the constraint. */
export const plainTable = () =>
	sql`create table bench_booking (id uuid primary key default gen_random_uuid(), space uuid not null, during tstzrange not null,
		exclude using gist (space with =, during with &&))`.execute(db);
