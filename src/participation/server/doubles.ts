import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { over } from '../states.ts';
import type { On } from './tables.ts';

/** A booking that has the address of another one for the same subject, with how many places it has or waits for. */
type Double = Readonly<{ booking: string; name: string | null; createdAt: Date; seats: number }>;

/**
 * Of some bookings the others that somebody made with the same address for the same subject, the first one first; what was given back altogether counts on
 * neither side. It is for the team and for whoever reads that address, and for nobody who only types it.
 */
export async function doublesOf(bookings: readonly string[], on: On = db): Promise<Map<string, Double[]>> {
	if (!bookings.length) return new Map();
	const { rows } = await sql<Double & { of: string }>`
		select one.id as of, other.id as booking, other.contact_name as name, other.created_at, (
			select count(*)::int from participation.seat s where s.booking = other.id and ${live}
		) as seats
		from participation.booking one join participation.booking other on other.subject = one.subject and other.subject_kind = one.subject_kind
			and lower(other.contact_email) = lower(one.contact_email) and other.id <> one.id
		where one.id = any(${bookings}::uuid[])
			and exists (select from participation.seat s where s.booking = one.id and ${live})
			and exists (select from participation.seat s where s.booking = other.id and ${live})
		order by other.created_at, other.id`.execute(on);
	const found = Map.groupBy(rows, (row) => row.of);
	return new Map([...found].map(([of, others]) => [of, others.map(({ of: _, ...other }) => other)]));
}

const live = sql`s.state <> all(${over})`;
