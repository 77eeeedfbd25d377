import { sql } from 'kysely';
import type { Ref, Source } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { move } from './seats.ts';

/** How many places are asked for and wait for a yes, by the id of the séance: they are in no figure of its pool. */
export async function requestsFor(
	occurrences: readonly string[],
	on: Tx | typeof db = db
): Promise<ReadonlyMap<string, number>> {
	const { rows } = await sql<{ id: string; seats: number }>`
		select b.subject as id, count(*)::int as seats from participation.booking b join participation.seat s on s.booking = b.id
		where b.subject_kind = 'occurrence' and b.subject = any(${[...occurrences]}::uuid[]) and s.state = 'submitted'
		group by b.subject`.execute(on);
	return new Map(rows.map(({ id, seats }) => [id, seats]));
}

/** Ends what was asked for and nobody answered, as when a séance begins. It held no place, so none comes free. @returns how many seats. */
export async function endRequests(tx: Tx, { kind, id }: Ref, source: Source): Promise<number> {
	const { rows } = await sql<{ id: string }>`
		select s.id from participation.booking b join participation.seat s on s.booking = b.id
		where b.subject_kind = ${kind} and b.subject = ${id} and b.kind = 'rsvp' and s.state = 'submitted' order by s.id for update of s`.execute(
		tx
	);
	const seats = rows.map((row) => row.id);
	await move(tx, seats, 'expire', { source, actor: null });
	return seats.length;
}

/** Whether what a booking asked for ended because nobody answered it; an offer that was not accepted in time ends the same way. */
export async function stayedUnanswered(booking: string, on: Tx | typeof db = db): Promise<boolean> {
	const { rows } = await sql`
		select from participation.seat s join kernel.activity a on a.object = s.id and a.verb = 'participation.expired'
		where s.booking = ${booking} and s.state = 'expired' and a.detail ->> 'from' = 'submitted' limit 1`.execute(on);
	return rows.length > 0;
}
