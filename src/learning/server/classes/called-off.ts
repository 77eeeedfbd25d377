import { sql } from 'kysely';
import { cancel } from '#agenda/server';
import type { Fact } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { endLoans, loansFor } from '#spaces/server';

const by = { actor: null, source: 'job' } as const;

/** Reader of the log: when the last place of a class at its school is given back, its séance is called off, and the kit stays where it is. */
export async function endVisits(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const seats = facts.flatMap(({ verb, object }) => (verb === 'participation.cancelled' ? [object.id] : []));
	if (!seats.length) return;
	const { rows } = await sql<{ occurrence: string; request: string | null }>`
		select distinct v.occurrence, r.id as request from learning.class_booking v left join learning.class_request r on r.booking = v.booking
			join participation.seat s on s.booking = v.booking join agenda.occurrence o on o.id = v.occurrence
		where s.id = any(${seats}::uuid[]) and v.at_school and o.ends_at > now() and not exists (
			select from participation.seat l where l.booking = v.booking and l.state in ('confirmed', 'fulfilled', 'no_show'))`.execute(
		tx
	);
	for (const { occurrence } of rows) await cancel(tx, occurrence, by);
	const lent = await Promise.all(rows.flatMap(({ request }) => (request ? [loansFor(request, tx)] : [])));
	await endLoans(tx, lent.flat(), by);
}
