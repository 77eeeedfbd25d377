import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/**
 * Forgets those whom no person of the hub stands for in the bookings of some subjects: the names of companions, with the words of the log that say them,
 * and the names of who came without having booked. Seats and presences stay, so that the counts stay true.
 */
export async function forgetNames(tx: Tx, kind: string, subjects: readonly string[]): Promise<void> {
	const theirs = sql`b.subject_kind = ${kind} and b.subject = any(${subjects}::uuid[])`;
	const { rows } = await sql<{ id: string }>`
		update participation.seat s set holder_name = null from participation.booking b
		where b.id = s.booking and s.holder is null and s.holder_name is not null and ${theirs} returning s.id`.execute(tx);
	await sql`
		delete from kernel.activity_sealed w using kernel.activity a
		where w.activity = a.id and a.object_kind = 'seat' and a.object = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
		tx
	);
	await sql`update participation.booking b set contact_name = null where b.party is null and b.contact_name is not null and ${theirs}`.execute(
		tx
	);
}
