import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from './tables.ts';

/** A room, desk or studio that was taken, and by which organisation where one pays. */
export type CountedStay = Readonly<{
	id: string;
	organization: string | null;
	operation: string | null;
	at: Date;
	minutes: number;
	space: string;
}>;

/** What was reserved and is over; what was called off or held for nothing is not there. */
export async function countedStays(on: On = db): Promise<CountedStay[]> {
	const { rows } = await sql<CountedStay>`
		select r.id, r.organization, r.operation, lower(a.during) as at, a.space, (extract(epoch from upper(a.during) - lower(a.during)) / 60 * a.quantity)::int as minutes
		from spaces.allocation a join spaces.reservation r on a.subject_kind = 'reservation' and r.id = a.subject join spaces.space s on s.id = a.space
		where a.state = 'taken' and s.kind in ('room', 'desks', 'studio', 'workshop') and upper(a.during) <= now() order by r.id`.execute(
		on
	);
	return rows;
}
