import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { codeAt, codeStands, codeUntil } from '#kernel/server/rotating-code.ts';
import { keyFor } from '#kernel/server/secret.ts';
import { bookingById, bookingByToken, checkIn, presented } from '#participation/server';
import { EARLY_MS } from '../door.ts';
import type { Space } from '../space.ts';
import { allot } from './allocations.ts';
import { type Reservation, reservationById, reservationOf, wishOf } from './reservations.ts';
import type { On } from './tables.ts';

/** The secret of a space, of which the codes on the screen at its door are made. It never leaves the program. */
const secretOf = (space: string): Buffer => createHmac('sha256', keyFor('spaces arrival')).update(space).digest();

/** The code that the screen at a door shows at a moment, and when it changes. */
export const arrivalCode = (space: string, now = new Date()): { code: string; until: Date } => ({
	code: codeAt(secretOf(space), now),
	until: codeUntil(now)
});

/** By what somebody who stands before the screen shows what is hers: by the secret link of her booking, by its ticket, or by who she is. */
export type Showing = Readonly<{ token?: string; ticket?: string; reservation?: string; person?: string | null }>;

/**
 * Says that somebody has come, by the code that she reads at the door.
 * @returns her reservation. Throws day_code_wrong, day_code_old, day_not_yet, day_over, 404 for what is not hers or not of this space, participation_ticket_unknown.
 */
export async function arriveByCode(
	tx: Tx,
	space: Space,
	code: string,
	showing: Showing,
	now = new Date()
): Promise<Reservation> {
	const stands = codeStands(secretOf(space.id), code, now);
	if (stands !== 'good') throw refused(stands === 'old' ? 'day_code_old' : 'day_code_wrong', {}, 422);
	const reservation = await meant(tx, space, showing, now);
	if (reservation.space !== space.id) throw missing();
	await arrive(tx, reservation.id, { actor: null, source: 'web' }, now);
	return reservation;
}

async function meant(tx: Tx, space: Space, { token, ticket, reservation, person }: Showing, now: Date) {
	if (token) return reservationOf((await bookingByToken(token, tx)).id, tx);
	if (ticket) {
		const [next] = await awaited(space.id, null, now, tx);
		const found = await presented(tx, ticket, ref('reservation', next?.id ?? newId()));
		return reservationOf(found.booking, tx);
	}
	const hers = person ? await awaited(space.id, person, now, tx) : [];
	const found = hers.find(({ id }) => id === reservation);
	if (!found) throw missing();
	return found;
}

/** What is booked of a space whose arrival can be said now and was not; of one person, or of all. */
export async function awaited(space: string, person: string | null, now: Date, on: On = db): Promise<Reservation[]> {
	const { rows } = await sql<{ id: string }>`
		select r.id from spaces.reservation r join participation.booking b on b.id = r.booking join spaces.space s on s.id = r.space and s.check_in
		where r.space = ${space} and (${person}::uuid is null or b.party = ${person})
			and lower(r.during) <= ${new Date(now.getTime() + EARLY_MS)} and upper(r.during) > ${now}
			and exists (select from participation.seat t where t.booking = b.id and t.state in ('confirmed', 'no_show'))
		order by lower(r.during)`.execute(on);
	return Promise.all(rows.map(({ id }) => reservationById(id, on)));
}

/**
 * Lets all of a reservation in, from a quarter of an hour before it until its end. A second time changes nothing; what was freed because nobody came is taken again.
 * @throws `Taken` when somebody else has it by now, day_not_yet, day_over, or the refusal of a ticket.
 */
export async function arrive(tx: Tx, id: string, by: By, now = new Date()): Promise<void> {
	const reservation = await reservationById(id, tx);
	// whoever presses at the same time finds her in
	await sql`select from spaces.reservation where id = ${id} for update`.execute(tx);
	const { booking, startsAt, endsAt } = reservation;
	if (now.getTime() < startsAt.getTime() - EARLY_MS) throw refused('day_not_yet', {}, 422);
	if (now >= endsAt) throw refused('day_over', {}, 422);
	const { seats } = await bookingById(booking, tx);
	for (const { ticket, state } of seats)
		if (state !== 'fulfilled')
			await checkIn(tx, ref('reservation', id), { ticket, nonce: newId() }, { ...by, missed: true });
	await allot(tx, [wishOf(reservation)], by);
}
