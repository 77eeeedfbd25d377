import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { asDeed, type ChangedDeed, type DeedRow, type Owner, writeDeeds } from './cells.ts';
import { holdersOf } from './participants.ts';

/** Under whom what is done on some seats is kept. */
export async function ownersOf(tx: Tx, seats: readonly string[]): Promise<Map<string, Owner>> {
	const holders = await holdersOf(tx, seats);
	return new Map(seats.map((seat): [string, Owner] => [seat, holders.get(seat) ?? { kind: 'seat', id: seat }]));
}

/**
 * Gives what was done on some seats to whoever holds them now; on a seat that nobody holds it waits.
 * @returns the deeds of those who had them and of those who have them now.
 */
export async function handOver(tx: Tx, renamed: readonly string[]): Promise<ChangedDeed[]> {
	const seats = [...new Set(renamed)];
	if (!seats.length) return [];
	const owners = await ownersOf(tx, seats);
	const now = seats.flatMap((seat) => owners.get(seat) ?? []);
	const { rows } = await sql<DeedRow & { participant: string; seat: string }>`
		delete from learning.deed d using unnest(${seats}::text[], ${now.map(({ id }) => id)}::uuid[]) as h (seat, owner)
		where d.kind in ('presence', 'excuse') and d.word = h.seat and d.participant <> h.owner
		returning d.participant, h.seat, d.cell, d.kind, d.thing, d.word, d.points, d.holds, d.position`.execute(tx);
	const lines = rows.flatMap((row) => {
		const who = owners.get(row.seat);
		return who ? [{ who, deed: asDeed(row) }] : [];
	});
	const before = rows.map(({ participant, kind, thing }) => ({ participant, kind, thing }));
	return [...before, ...(await writeDeeds(tx, lines))];
}

/**
 * Gives all that is kept of one participant to a person, who she turned out to be: of each cell the last word of both stands.
 * @returns the person's deeds.
 */
export async function giveTo(tx: Tx, from: string, person: string): Promise<ChangedDeed[]> {
	await sql`insert into learning.deed as d
		select ${person}::uuid, 'person', cell, kind, thing, word, points, holds, position from learning.deed where participant = ${from}
		on conflict (participant, cell) do update set thing = excluded.thing, word = excluded.word, points = excluded.points,
			holds = excluded.holds, position = excluded.position where excluded.position > d.position`.execute(tx);
	await sql`insert into learning.progress select goal, ${person}::uuid, 'person', version, met, share, judged_at
		from learning.progress where participant = ${from} on conflict do nothing`.execute(tx);
	await sql`insert into learning.completion as c select goal, ${person}::uuid, 'person', version, completed_at, lost_at
		from learning.completion where participant = ${from}
		on conflict (goal, participant) do update set version = excluded.version, completed_at = excluded.completed_at, lost_at = null
		where c.lost_at is not null and excluded.lost_at is null`.execute(tx);
	for (const table of ['deed', 'progress', 'completion'])
		await sql`delete from ${sql.table(`learning.${table}`)} where participant = ${from}`.execute(tx);
	for (const table of ['assessment', 'evidence'])
		await sql`update ${sql.table(`learning.${table}`)} set participant = ${person}, participant_kind = 'person'
			where participant = ${from}`.execute(tx);
	const { rows } = await sql<ChangedDeed>`
		select participant, kind, thing from learning.deed where participant = ${person}`.execute(tx);
	return rows;
}
