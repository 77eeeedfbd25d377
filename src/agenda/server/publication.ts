import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { locales, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { type Loss, lockPools, lossOfSubject, occupancies, requestsFor } from '#participation/server';
import { copyCategories } from './categories.ts';
import { cancel } from './occurrences.ts';
import { freeSlug, writeOffering, written } from './offerings.ts';
import { comingIn, keepRooms, roomsAtOnce } from './rooms.ts';
import { type On, within } from './tables.ts';

/** Shows an offering to everybody; the fact `agenda.published` tells it. A second call changes nothing. @throws agenda_in_trash, or 404. */
export async function publishOffering(tx: Tx, id: string, by: By): Promise<void> {
	const { publishedAt, deletedAt, kind, area, fictional } = await held(tx, id);
	if (deletedAt) throw refused('agenda_in_trash');
	if (publishedAt) return;
	await change(tx, id, { publishedAt: by.at ?? new Date() });
	await record(tx, { ...by, verb: 'agenda.published', object: ref('offering', id), detail: { kind, area, fictional } });
}

/** Makes an offering a draft again. @throws agenda_unpublish_booked while somebody is registered for what is to come, or 404. */
export async function unpublishOffering(tx: Tx, id: string, by: By): Promise<void> {
	await lockComing(tx, id);
	const { publishedAt } = await held(tx, id);
	if (!publishedAt) return;
	const { seats } = await booked(id, tx);
	if (seats) throw refused('agenda_unpublish_booked', { count: seats });
	await change(tx, id, { publishedAt: null });
	await record(tx, { ...by, verb: 'agenda.unpublished', object: ref('offering', id), detail: {} });
}

/**
 * Puts an offering into the trash, from where it comes back as a draft. The séances that somebody is registered for are called off first, and
 * whoever is registered gets a letter, if `calling off` was agreed to.
 * @throws agenda_trash_booked when it was not, or 404.
 */
export async function trashOffering(tx: Tx, id: string, by: By, { callOff = false } = {}): Promise<void> {
	await lockComing(tx, id);
	const { deletedAt } = await held(tx, id);
	if (deletedAt) return;
	const { seats, occurrences } = await booked(id, tx);
	if (seats && !callOff) throw refused('agenda_trash_booked', { count: seats });
	await roomsAtOnce(tx, by, async () => {
		for (const occurrence of occurrences) await cancel(tx, occurrence, by);
		await change(tx, id, { publishedAt: null, deletedAt: by.at ?? new Date() });
		await keepRooms(tx, await comingIn(tx, id), by);
	});
	await record(tx, { ...by, verb: 'agenda.trashed', object: ref('offering', id), detail: { seats } });
}

/** What is lost when what is to come of an offering is called off, and in how many séances; nobody registers until the end of the transaction. */
export async function comingLoss(tx: Tx, id: string): Promise<Loss & Readonly<{ seances: number }>> {
	await lockComing(tx, id);
	const { occurrences } = await booked(id, tx);
	const all = { places: 0, waiting: 0, letters: 0, next: 0, seances: occurrences.length };
	for (const occurrence of occurrences) {
		const { places, waiting, letters } = await lossOfSubject(tx, ref('occurrence', occurrence));
		all.places += places;
		all.waiting += waiting;
		all.letters += letters;
	}
	return all;
}

/** Takes an offering out of the trash, as a draft; what is to come of it has its rooms again, or clashes. @throws 404. */
export async function restoreOffering(tx: Tx, id: string, by: By): Promise<void> {
	const { deletedAt } = await held(tx, id);
	if (!deletedAt) return;
	await change(tx, id, { deletedAt: null });
	await keepRooms(tx, await comingIn(tx, id), by, { clash: 'show' });
	await record(tx, { ...by, verb: 'agenda.restored', object: ref('offering', id), detail: {} });
}

/** Writes a draft with the words of another offering, with the kinds of its tickets and without its séances. @returns its id. Throws 404. */
export async function duplicateOffering(tx: Tx, id: string): Promise<string> {
	const given = await written(tx, id);
	const title = copyOf(given.title);
	const copy = await writeOffering(tx, { ...given, title, slug: await freeSlug(given.title, tx) });
	await copyCategories(tx, id, copy);
	return copy;
}

/** The pools come first, as in a registration, which looks under them whether the offering is still published. */
async function lockComing(tx: Tx, offering: string): Promise<void> {
	const coming = await comingOf(tx, offering);
	await lockPools(
		tx,
		coming.map(({ pool }) => pool)
	);
}

const comingOf = (on: On, offering: string) =>
	within(on)
		.selectFrom('agenda.occurrence')
		.select(['id', 'pool'])
		.where('offering', '=', offering)
		.where('status', '=', 'scheduled')
		.where('endsAt', '>', new Date())
		.orderBy('startsAt')
		.execute();

/** What is to come of an offering and has been booked: the ids of its séances, and how many places are taken, waited or asked for. */
export async function booked(offering: string, on: On = db): Promise<{ seats: number; occurrences: string[] }> {
	const coming = await comingOf(on, offering);
	const [pools, requests] = await Promise.all([
		occupancies(
			coming.map(({ pool }) => pool),
			on
		),
		requestsFor(
			coming.map(({ id }) => id),
			on
		)
	]);
	const seatsIn = ({ id, pool }: Readonly<{ id: string; pool: string }>) =>
		(pools.get(pool)?.taken ?? 0) + (pools.get(pool)?.waiting ?? 0) + (requests.get(id) ?? 0);
	const taken = coming.filter((one) => seatsIn(one) > 0);
	return { seats: taken.reduce((sum, one) => sum + seatsIn(one), 0), occurrences: taken.map(({ id }) => id) };
}

function copyOf(title: Words): Words {
	const texts = locales.flatMap((locale) => {
		const text = title[locale];
		return text ? [[locale, m.agenda_copy_of({ title: text }, { locale })] as const] : [];
	});
	return { source: title.source, ...Object.fromEntries(texts) };
}

async function held(tx: Tx, id: string) {
	const row = await within(tx)
		.selectFrom('agenda.offering')
		.select(['publishedAt', 'deletedAt', 'kind', 'area', 'fictional'])
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	return row;
}

const change = (tx: Tx, id: string, to: { publishedAt?: Date | null; deletedAt?: Date | null }) =>
	within(tx)
		.updateTable('agenda.offering')
		.set({ ...to, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
