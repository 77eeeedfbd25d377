import { sql } from 'kysely';
import { cancel } from '#agenda/server';
import type { Fact } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { returnKit } from './kits.ts';

const by = { actor: null, source: 'job' } as const;

/** Reader of the log: when the last place of a class at its school is given back, its séance is called off, and the kit stays where it is. */
export async function endVisits(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const seats = facts.flatMap(({ verb, object }) => (verb === 'participation.cancelled' ? [object.id] : []));
	if (!seats.length) return;
	const { rows } = await sql<{ occurrence: string; booking: string }>`
		select distinct v.occurrence, v.booking from learning.class_booking v
			join participation.seat s on s.booking = v.booking join agenda.occurrence o on o.id = v.occurrence
		where s.id = any(${seats}::uuid[]) and v.at_school and o.ends_at > now() and not exists (
			select from participation.seat l where l.booking = v.booking and l.state in ('confirmed', 'fulfilled', 'no_show'))`.execute(
		tx
	);
	for (const { occurrence, booking } of rows) {
		await cancel(tx, occurrence, by);
		const { rows: lent } = await sql<{ id: string }>`
			select l.id from learning.kit_loan l join learning.class_request r on r.id = l.request
			where r.booking = ${booking} and upper(l.during) > now()`.execute(tx);
		for (const { id } of lent) await returnKit(tx, id, by);
	}
}
