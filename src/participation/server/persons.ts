import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { bookingsOf } from './bookings.ts';
import { partsIn } from './name-parts.ts';
import { within } from './tables.ts';

/** What is kept about a person here: her bookings with their seats, and her passages at the doors. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const bookings = await bookingsOf(person);
	// of a booking by somebody else she sees her own seat, not the names and the address of the others
	const mine = bookings.map((booking) =>
		booking.party === person
			? booking
			: { ...booking, name: null, email: null, seats: booking.seats.filter(({ holder }) => holder === person) }
	);
	const parts = await partsIn(bookings.map(({ id }) => id));
	const presences = await within(db)
		.selectFrom('participation.presence as p')
		.innerJoin('participation.seat as s', 's.id', 'p.seat')
		.select(['p.seat', 'p.at', 'p.kind', 'p.gate', 'p.undoneAt'])
		.where('s.holder', '=', person)
		.orderBy('p.at')
		.execute();
	const withParts = mine.map((booking) => ({
		...booking,
		...(booking.party === person && parts.get(booking.id)),
		seats: booking.seats.map((seat) => ({ ...seat, ...parts.get(seat.id) }))
	}));
	return { bookings: withParts, presences };
}

/** Gives the bookings and seats of one person to another, who she turned out to be. */
export async function mergePerson(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	const tables = within(tx);
	await tables.updateTable('participation.booking').set({ party: into.id }).where('party', '=', from.id).execute();
	await tables.updateTable('participation.seat').set({ holder: into.id }).where('holder', '=', from.id).execute();
}

/** Takes out what names a person, and the names that she gave for others; seats and presences stay, so that the counts stay true. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	const tables = within(tx);
	const hers = tables.selectFrom('participation.booking').select('id').where('party', '=', person);
	await tables.updateTable('participation.seat').set({ holderName: null }).where('booking', 'in', hers).execute();
	await tables
		.updateTable('participation.seat')
		.set({ holder: null, holderName: null })
		.where('holder', '=', person)
		.execute();
	await tables.updateTable('participation.presence').set({ undoneBy: null }).where('undoneBy', '=', person).execute();
	await tables
		.updateTable('participation.booking')
		.set({ party: null, contactName: null, contactEmail: null })
		.where('party', '=', person)
		.execute();
}
