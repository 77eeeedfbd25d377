import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Booking, transfer } from '#participation/server';
import { type Listing, obstacle } from '../occurrence.ts';
import { bookedOccurrence, occurrencesIn } from './listings.ts';
import { type Registration, registrationOf } from './registrations.ts';
import type { On } from './tables.ts';

/** The other séances of its activity that a registration can be moved to, the next first; a full one is among them. */
export async function othersFor({ offering, occurrence }: Registration, on?: On): Promise<Listing['occurrence'][]> {
	const all = await occurrencesIn([offering], on);
	return all.map((one) => one.occurrence).filter((one) => one.id !== occurrence && !obstacleToMoving(one));
}

/**
 * Moves a registration to another séance of the same activity: the booking stays with its answers, its tickets and their names, whoever booked gets a
 * letter. Moving it back takes it back. A second call changes nothing.
 * @throws 404 for a séance of another activity, a reason of `obstacle`, or a refusal of the engine's `transfer`.
 */
export async function moveRegistration(tx: Tx, booking: string, occurrence: string, by: By): Promise<Booking> {
	const { offering } = await registrationOf(booking, tx);
	const target = await bookedOccurrence(occurrence, tx);
	if (target.offering.id !== offering) throw missing();
	const reason = obstacleToMoving(target.occurrence);
	if (reason) throw refused(reason);
	return transfer(tx, booking, { subject: ref('occurrence', occurrence), pools: [target.occurrence.pool] }, by);
}

/** The team moves registrations also where one registers elsewhere, or not at all. */
const obstacleToMoving = (occurrence: Listing['occurrence']): string | null =>
	obstacle({ ...occurrence, registration: 'open' });
