import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** Notes that a thing stands from a moment on where it stands now (OGC 18-088, 8.2.3). */
export async function noteMove(tx: Tx, thing: number, at: Date): Promise<void> {
	const { rows } = await sql<{ number: number }>`
		insert into sensing.historical_location (thing, at) select ${thing}::bigint, ${at} where exists (select from sensing.thing_location where thing = ${thing})
		returning number`.execute(tx);
	const [made] = rows;
	if (made)
		await sql`insert into sensing.historical_place (historical, location) select ${made.number}::bigint, location from sensing.thing_location
			where thing = ${thing}`.execute(tx);
}

/** Where a thing stood last is where it stands: whoever notes a later move by hand moves it. */
export async function standWhereNoted(tx: Tx, historical: number): Promise<void> {
	const { rows } = await sql<{ thing: number }>`
		select h.thing from sensing.historical_location h where h.number = ${historical} and exists (select from sensing.historical_place where historical = h.number)
			and not exists (select from sensing.historical_location o where o.thing = h.thing and (o.at, o.number) > (h.at, h.number))`.execute(
		tx
	);
	const [latest] = rows;
	if (!latest) return;
	await sql`delete from sensing.thing_location where thing = ${latest.thing}`.execute(tx);
	await sql`insert into sensing.thing_location (thing, location) select ${latest.thing}::bigint, location from sensing.historical_place
		where historical = ${historical}`.execute(tx);
}
