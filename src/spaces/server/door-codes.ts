import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { seal, unseal } from '#kernel/server/sealed.ts';
import { bookingById, bookingByToken } from '#participation/server';
import { EARLY_MS } from '../door.ts';
import type { Space } from '../space.ts';
import { type Reservation, reservationById, reservationOf } from './reservations.ts';
import type { On } from './tables.ts';

const PURPOSE = 'spaces door code';
const LONGEST = 40;

type Where = Pick<Space, 'id' | 'place'>;

/** Says what opens the door of a space, or of its place, from now on; empty: nothing does. It is kept sealed. @throws day_code_long */
export async function keepDoorCode(
	tx: Tx,
	{ id, place }: Where,
	of: 'space' | 'place',
	code: string,
	by: By
): Promise<void> {
	const text = code.trim();
	if (text.length > LONGEST) throw refused('day_code_long', { most: LONGEST }, 422);
	const object = of === 'space' ? ref('space', id) : ref('place', place.id);
	const column = sql.ref(of);
	await sql`delete from spaces.door_code where ${column} = ${object.id}`.execute(tx);
	if (text)
		await sql`insert into spaces.door_code (id, ${column}, sealed) values (${newId()}, ${object.id}, ${seal(PURPOSE, text)})`.execute(
			tx
		);
	await record(tx, { ...by, verb: 'spaces.code_changed', object, detail: { given: text !== '' } });
}

/** When the code of a space's door, and that of its place, were last changed; null: there is none. */
export async function doorCodes(
	{ id, place }: Where,
	on: On = db
): Promise<{ space: Date | null; place: Date | null }> {
	const { rows } = await sql<{ own: boolean; changedAt: Date }>`
		select space is not null as own, changed_at from spaces.door_code where space = ${id} or place = ${place.id}`.execute(
		on
	);
	const at = (own: boolean) => rows.find((row) => row.own === own)?.changedAt ?? null;
	return { space: at(true), place: at(false) };
}

/** By what somebody shows that a booking is hers: its secret link, or who she is. */
type Showing = Readonly<{ token?: string; reservation?: string; person?: string | null }>;

/**
 * The code of the door for whoever booked, from a quarter of an hour before until the end. That it was shown is in the log.
 * @throws 404 for what is not hers or of another space, or where there is no code; day_not_yet, day_over, participation_over.
 */
export async function showDoorCode(tx: Tx, space: Space, showing: Showing, now = new Date()): Promise<string> {
	const reservation = await reservationShown(tx, showing);
	if (reservation.space !== space.id) throw missing();
	const { party, seats } = await bookingById(reservation.booking, tx);
	if (!seats.some(({ state }) => state === 'confirmed' || state === 'fulfilled')) throw refused('participation_over');
	if (now.getTime() < reservation.startsAt.getTime() - EARLY_MS) throw refused('day_code_not_yet', {}, 422);
	if (now >= reservation.endsAt) throw refused('day_over', {}, 422);
	const { rows } = await sql<{ sealed: string }>`select sealed from spaces.door_code
		where space = ${space.id} or place = ${space.place.id} order by space nulls last limit 1`.execute(tx);
	if (!rows[0]) throw missing();
	const [object, context] = [ref('space', space.id), ref('reservation', reservation.id)];
	const actor = party ? ref('person', party) : null;
	await record(tx, { verb: 'spaces.code_shown', actor, source: 'web', object, context, detail: {} });
	return unseal(PURPOSE, rows[0].sealed);
}

async function reservationShown(tx: Tx, { token, reservation, person }: Showing): Promise<Reservation> {
	if (token) return reservationOf((await bookingByToken(token, tx)).id, tx);
	if (!person || !reservation) throw missing();
	const found = await reservationById(reservation, tx);
	const { party } = await bookingById(found.booking, tx);
	if (party !== person) throw missing();
	return found;
}
