import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { markNoShows } from '#participation/server';
import { allot } from './allocations.ts';
import { reservationById, wishOf } from './reservations.ts';

const byJob = { actor: null, source: 'job' } as const;
const MINUTE = 60_000;
/** How long whoever booked is waited for. */
const GRACE_MINUTES = 15;
/** So long after its beginning a reservation is no longer looked at: a rule that is made in the afternoon says nothing of those who have sat there since the morning. */
const LOOKED_AT_MINUTES = 60;

/**
 * Frees what nobody has come for, in the spaces where arrivals are asked for: a quarter of an hour after it began, or was booked or answered. What was held until now stays counted.
 * @returns how many were freed. Throws after all were tried, when one failed.
 */
export async function freeMissed(now = new Date()): Promise<number> {
	const { rows } = await sql<{ id: string }>`
		select r.id from spaces.reservation r join spaces.space s on s.id = r.space and s.check_in
			join spaces.allocation a on a.subject_kind = 'reservation' and a.subject = r.id and a.state = 'taken'
		where lower(a.during) between ${new Date(now.getTime() - LOOKED_AT_MINUTES * MINUTE)} and ${now} and upper(a.during) > ${now}
			and not exists (select from participation.seat t where t.booking = r.booking and t.state <> 'confirmed')
			and (select greatest(lower(a.during), max(t.state_at)) from participation.seat t where t.booking = r.booking)
				<= ${new Date(now.getTime() - GRACE_MINUTES * MINUTE)}
		order by r.id`.execute(db);
	const failed: unknown[] = [];
	let freed = 0;
	for (const { id } of rows)
		await transaction(async (tx) => {
			// whoever came in this very moment is there
			if (!(await markNoShows(tx, ref('reservation', id), byJob))) return;
			const reservation = await reservationById(id, tx);
			const end = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
			await allot(tx, [{ ...wishOf(reservation), endsAt: end }], byJob);
			freed++;
		}).catch((error: unknown) => failed.push(error));
	for (const error of failed) reportAs('spaces.no_shows')(error);
	if (failed.length) throw new AggregateError(failed, `${failed.length} reservations could not be freed`);
	return freed;
}
