import { sql } from 'kysely';
import type { NameParts } from '#kernel/name.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type On, within } from './tables.ts';

type Named = Readonly<{ parts?: NameParts | undefined }>;

/**
 * Keeps the two parts of the names that were given so, beside the whole names, which are there already.
 * @param seats in the order in which they were asked for; they may be fewer.
 */
export async function keepParts(
	tx: Tx,
	booking: string,
	asked: Named & Readonly<{ seats: readonly Named[] }>,
	seats: readonly Readonly<{ id: string }>[] = []
): Promise<void> {
	const tables = within(tx);
	if (asked.parts)
		await tables.updateTable('participation.booking').set(asked.parts).where('id', '=', booking).execute();
	for (const [index, { id }] of seats.entries()) {
		const its = asked.seats[index]?.parts;
		if (its) await tables.updateTable('participation.seat').set(its).where('id', '=', id).execute();
	}
}

/** The two parts of names where they are known, by the id of the booking or of the seat that bears the name. */
export async function partsIn(bookings: readonly string[], on: On = db): Promise<Map<string, NameParts>> {
	if (!bookings.length) return new Map();
	const ids = sql`any(${[...bookings]}::uuid[])`;
	const { rows } = await sql<NameParts & { id: string }>`
		select id, given, family from participation.booking where id = ${ids} and given is not null
		union all select id, given, family from participation.seat where booking = ${ids} and given is not null`.execute(
		on
	);
	return new Map(rows.map(({ id, ...parts }) => [id, parts]));
}
