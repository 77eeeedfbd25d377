import { db, type Tx } from '#kernel/server/db.ts';
import { bookingsOf, cancelAll } from '#participation/server';
import { labelsOf } from './categories.ts';
import { takingPart } from './taking-part.ts';

/** What the agenda keeps about a person: her answers, what was noted about her registrations, and her questions after séances. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const tables = takingPart(db);
	const [answers, notes, followups, categories] = await Promise.all([
		tables
			.selectFrom('agenda.answer as a')
			.innerJoin('participation.bookingCard as b', 'b.id', 'a.booking')
			.innerJoin('agenda.question as q', 'q.id', 'a.question')
			.select(['a.booking', 'q.label', 'a.value'])
			.where('b.party', '=', person)
			.execute(),
		tables
			.selectFrom('agenda.bookingNote as n')
			.innerJoin('participation.bookingCard as b', 'b.id', 'n.booking')
			.select(['n.booking', 'n.text', 'n.writtenAt'])
			.where('b.party', '=', person)
			.execute(),
		tables
			.selectFrom('agenda.followup')
			.select(['occurrence', 'name', 'text', 'askedAt', 'answer'])
			.where('person', '=', person)
			.execute(),
		categoriesFor(person)
	]);
	return { answers, notes, followups, categories };
}

/** The kinds of tickets of her places, by their names. */
async function categoriesFor(person: string) {
	const seats = (await bookingsOf(person)).flatMap((booking) =>
		booking.seats
			.filter(({ holder }) => booking.party === person || holder === person)
			.map((seat) => ({ booking: booking.id, ticket: seat.ticket, category: seat.category }))
	);
	const labels = await labelsOf(seats.flatMap(({ category }) => category ?? []));
	return seats.flatMap(({ category, ...seat }) => (category ? [{ ...seat, label: labels.get(category) ?? null }] : []));
}

/** Gives back what a person registered for and has not begun: others wait for it, and nobody could answer what she asked for. */
export async function leaveAll(tx: Tx, person: string): Promise<void> {
	const coming = await takingPart(tx)
		.selectFrom('participation.bookingCard as b')
		.innerJoin('agenda.occurrence as o', 'o.id', 'b.subject')
		.select('b.id')
		.where('b.party', '=', person)
		.where('b.subjectKind', '=', 'occurrence')
		.where('o.startsAt', '>', new Date())
		.execute();
	const bookings = coming.map(({ id }) => id);
	await cancelAll(tx, bookings, { by: 'party', actor: null, source: 'job', reason: 'erased' });
}

/** Takes out what a person said: answers, notes, and her name below her questions; one that nobody reads goes whole. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	const tables = takingPart(tx);
	const hers = tables.selectFrom('participation.bookingCard').select('id').where('party', '=', person);
	await tables.deleteFrom('agenda.answer').where('booking', 'in', hers).execute();
	await tables.deleteFrom('agenda.bookingNote').where('booking', 'in', hers).execute();
	await tables.updateTable('agenda.bookingNote').set({ writtenBy: null }).where('writtenBy', '=', person).execute();
	await tables.deleteFrom('agenda.followup').where('person', '=', person).where('shownAt', 'is', null).execute();
	await tables.updateTable('agenda.followup').set({ person: null, name: null }).where('person', '=', person).execute();
	await tables.updateTable('agenda.followup').set({ answeredBy: null }).where('answeredBy', '=', person).execute();
}
