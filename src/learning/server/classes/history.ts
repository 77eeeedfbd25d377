import { ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { book, bookingById, checkIn } from '#participation/server';
import type { ClassBooking } from '../../classes/class.schema.ts';
import { addVisit } from './bookings.ts';
import { makePupils } from './pupils.ts';

/** A séance that a class has been to, from a list kept before the hub had this program. */
type Past = Readonly<{
	occurrence: string;
	pool: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	teacher: string;
	/** How many of the pupils came. */
	came: number;
	source: Source;
}>;

/** Takes over a class with its pseudonyms and who came to a séance that is over; its pool must still be open. @returns the id of the class. */
export async function takeOverClass(about: ClassBooking, past: Past): Promise<string> {
	const { occurrence, pool, startsAt, endsAt, timeZone, teacher, came, source } = past;
	const subject = ref('occurrence', occurrence);
	const by = { actor: null, source };
	const { name, email, locale, idempotencyKey, pupils } = about;
	const seats = Array.from({ length: pupils }, () => ({ name: undefined }));
	let id = '';
	const { booking } = await book(
		{ name, email, locale, idempotencyKey, seats },
		{
			...{ subject, kind: 'rsvp', pools: [pool], actor: ref('person', teacher), source, nameless: true },
			also: async (tx, receipt) => {
				id = await addVisit(tx, about, { booking: receipt.booking, endsAt, timeZone, atSchool: false }, by);
			}
		}
	);
	await transaction(async (tx) => {
		await makePupils(tx, id, pupils, by);
		for (const { ticket } of (await bookingById(booking.id, tx)).seats.slice(0, came))
			await checkIn(tx, subject, { ticket, nonce: newId(), at: startsAt }, by);
	});
	return id;
}
