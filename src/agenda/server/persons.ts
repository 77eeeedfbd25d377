import { db, type Tx } from '#kernel/server/db.ts';
import { bookingsOf } from '#participation/server';
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
