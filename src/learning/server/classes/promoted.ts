import { sql } from 'kysely';
import type { Fact } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { bindSeats } from './pupils.ts';

/** Reader of the log: a class that waited and got its places has its pupils at the door too. */
export async function bindPromoted(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const seats = facts.filter(({ verb }) => verb === 'participation.confirmed').map(({ object }) => object.id);
	if (!seats.length) return;
	const { rows } = await sql<{ class: string }>`
		select distinct v.class from learning.class_booking v join participation.seat s on s.booking = v.booking
		where s.id = any(${seats}::uuid[]) and v.class is not null`.execute(tx);
	for (const { class: id } of rows) await bindSeats(tx, id, { actor: null, source: 'job' });
}
