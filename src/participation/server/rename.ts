import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { NameParts } from '#kernel/name.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isOver } from '../states.ts';
import { bookingById } from './bookings.ts';
import { partsIn } from './name-parts.ts';
import { type ByParty, lockSeats } from './seats.ts';
import { within } from './tables.ts';

type Renaming = Readonly<{ booking: string; seat: string; name: string | null; parts?: NameParts | undefined }>;

/**
 * Puts a seat in another name, with its two parts when they were given apart; null is the name of whoever booked. A seat that she held and that is now somebody else's has no holder any more.
 * @throws 404 when the booking has no such seat, participation_over or participation_past when it can no longer change.
 */
export async function renameSeat(tx: Tx, { booking: id, seat, name, parts }: Renaming, by: ByParty): Promise<void> {
	await lockSeats(tx, [seat]);
	const booking = await bookingById(id, tx);
	const found = booking.seats.find((one) => one.id === seat);
	if (!found) throw missing();
	if (found.name === name && (!parts || (await isSplitSo(tx, booking.id, seat, parts)))) return;
	if (isOver(found.state)) throw refused('participation_over');
	if (found.state === 'fulfilled' || found.state === 'no_show') throw refused('participation_past');
	const hers = name === null || name === booking.name;
	await within(tx)
		.updateTable('participation.seat')
		.set({ holderName: name, ...parts, ...(hers ? {} : { holder: null }) })
		.where('id', '=', seat)
		.execute();
	await record(tx, {
		verb: 'participation.renamed',
		actor: by.actor === undefined && booking.party ? ref('person', booking.party) : by.actor,
		object: ref('seat', seat),
		context: booking.subject,
		source: by.source,
		detail: { kind: booking.kind },
		sealed: booking.party ? { subject: booking.party, words: { holder: name ?? booking.name ?? '' } } : undefined
	});
}

async function isSplitSo(tx: Tx, booking: string, seat: string, { given, family }: NameParts): Promise<boolean> {
	const kept = (await partsIn([booking], tx)).get(seat);
	return kept?.given === given && kept.family === family;
}
