import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { takings } from '../door.ts';
import { isWithin } from '../free.ts';
import type { Space } from '../space.ts';
import { allot, free } from './allocations.ts';
import { arrive } from './arriving.ts';
import { passage, takesAtDoor } from './door.ts';
import { exceptionsOf, openBetween } from './open.ts';
import { reservationById } from './reservations.ts';
import type { On } from './tables.ts';

const MINUTE = 60_000;
const atDoor = { actor: null, source: 'door' } as const;

/**
 * Takes a space from now on for whoever stands at its door. The same key again is the same taking.
 * @throws `Taken`, day_not_here for a space that is not to be had so, spaces_closed.
 */
export async function takeNow(tx: Tx, space: Space, minutes: number, key: string, now = new Date()): Promise<void> {
	if (!isId(key) || !takings.some((one) => one === minutes)) throw refused('day_not_here', {}, 422);
	if (!takesAtDoor(space) || space.deletedAt) throw refused('day_not_here', {}, 422);
	if (await passageIn(tx, space.id, key)) return;
	const from = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
	const until = new Date(from.getTime() + minutes * MINUTE);
	const { timeZone } = await hub();
	const open = openBetween(space, await exceptionsOf(space, tx), { from, until }, timeZone);
	if (!isWithin({ from, until }, open)) throw refused('spaces_closed', {}, 422);
	await allot(tx, [{ subject: passage(key), space: space.id, startsAt: from, endsAt: until }], atDoor);
}

/** Ends what was taken at the door: the rest is free. @throws 404 when it is not there now. */
export async function giveBackNow(tx: Tx, space: Space, id: string, now = new Date()): Promise<void> {
	const its = isId(id) ? await passageIn(tx, space.id, id) : null;
	if (!its || its.until <= now) throw missing();
	const end = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
	if (end >= its.until) return;
	if (end <= its.from) await free(tx, [passage(id)], atDoor);
	else await allot(tx, [{ subject: passage(id), space: space.id, startsAt: its.from, endsAt: end }], atDoor);
}

type Passage = Readonly<{ from: Date; until: Date }>;

async function passageIn(on: On, space: string, id: string): Promise<Passage | null> {
	const { rows } = await sql<Passage>`select lower(during) as "from", upper(during) as until from spaces.allocation
		where subject_kind = 'passage' and subject = ${id} and space = ${space}`.execute(on);
	return rows[0] ?? null;
}

/** Says at the door of a space that whoever booked it has come. @throws 404 for what is not of this space, day_not_yet, day_over, or the refusal of a ticket. */
export async function arriveAtDoor(tx: Tx, space: Space, id: string, now = new Date()): Promise<void> {
	const reservation = await reservationById(id, tx);
	if (reservation.space !== space.id) throw missing();
	await arrive(tx, id, atDoor, now);
}
