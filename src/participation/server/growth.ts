import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { ByParty } from './seats.ts';
import { within } from './tables.ts';

type Size = Readonly<{ id: string; capacity: number | null; taken: number }>;

/** Makes a pool larger, or smaller by a negative number, which the log tells. */
export async function grow(tx: Tx, { id, capacity, taken }: Size, by: number, how: ByParty): Promise<void> {
	if (capacity === null || !by) return;
	const to = capacity + by;
	await within(tx).updateTable('participation.pool').set({ capacity: to }).where('id', '=', id).execute();
	await record(tx, {
		verb: 'participation.capacity_changed',
		actor: how.actor,
		object: ref('pool', id),
		source: how.source,
		detail: { from: capacity, to, taken }
	});
}

/** Remembers for which seats pools have grown, to take that back with them: each of the seats takes from all of these. */
export async function markAdded(tx: Tx, seats: readonly string[], grown: ReadonlyMap<string, number>): Promise<void> {
	for (const [pool, by] of grown)
		if (by)
			await within(tx)
				.updateTable('participation.seatPool')
				.set({ added: true })
				.where('pool', '=', pool)
				.where('seat', 'in', seats.slice(-by))
				.execute();
}

/** Forgets it of a pool whose size the team says anew. */
export async function forgetAdded(tx: Tx, pool: string): Promise<void> {
	const marked = within(tx).updateTable('participation.seatPool').set({ added: false });
	await marked.where('pool', '=', pool).where('added', '=', true).execute();
}

/** Makes the pools smaller again by as many of the places that a booking added as it has just given back there. The pools are locked. */
export async function takeAddedAway(tx: Tx, booking: string, left: readonly string[], how: ByParty): Promise<void> {
	const { rows } = await sql<Size & { added: string[]; left: number }>`
		select p.id, p.capacity, p.taken, array_agg(t.seat order by t.seat desc) filter (where t.added) as added,
			(count(*) filter (where t.seat = any(${left}::uuid[])))::int as left
		from participation.seat s join participation.seat_pool t on t.seat = s.id join participation.pool p on p.id = t.pool
		where s.booking = ${booking} group by p.id having bool_or(t.added)`.execute(tx);
	for (const pool of rows) {
		const gone = pool.added.slice(0, pool.left);
		if (!gone.length) continue;
		const marked = within(tx).updateTable('participation.seatPool').set({ added: false });
		await marked.where('pool', '=', pool.id).where('seat', 'in', gone).execute();
		await grow(tx, pool, -gone.length, how);
	}
}
