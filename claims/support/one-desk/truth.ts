import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Wanted } from './asking.ts';

export type Had = Readonly<{ from: number; until: number }>;

/** The times at which a space is somebody's, by the bookings that stand: read apart from what says that it is free. */
export async function had({ id }: Wanted): Promise<Had[]> {
	const { rows } = await sql<{ from: Date; until: Date }>`
		select lower(r.during) as "from", upper(r.during) as until from spaces.reservation r
		where r.space = ${id} and exists (select from participation.seat s where s.booking = r.booking and s.state in ('confirmed', 'submitted'))
		order by 1`.execute(db);
	return rows.map(({ from, until }) => ({ from: from.getTime(), until: until.getTime() }));
}

/** How many of some times go on at once at most within another one. */
export const greatest = (all: readonly Had[], { from, until }: Had): number =>
	Math.max(
		0,
		...[from, ...all.map((one) => one.from)]
			.filter((at) => at >= from && at < until)
			.map((at) => all.filter((one) => one.from <= at && one.until > at).length)
	);

export const overlap = (a: Had, b: Had): boolean => a.from < b.until && b.from < a.until;
