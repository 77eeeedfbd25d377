import type { Listing } from '#agenda';
import { occurrence, offeringCards, pass, register, undoPassage, upcomingOf } from '#agenda/server';
import { ifThere, missing, Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { isDemo } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { holdsPlace } from '#participation';
import { arrivals, bookingsOf } from '#participation/server';
import { questsOf } from '../../server/index.ts';

/** What whoever stands at the door reads and passes over: that it is days too early, and that the room is full. */
const DECIDED = ['agenda_door_early', 'participation_ticket_waiting', 'participation_ticket_offered'];
const TRIED = 5;

/**
 * « Avancer à jeudi » of the demonstration: registers somebody for the next séance at which a challenge can be closed, and lets her ticket in, both by the
 * doors that everybody takes. @throws 404 outside the demonstration, or when no séance that has room is to come
 */
export async function goToThursday(viewer: Viewer, story: string, key: string, locale: Locale): Promise<void> {
	const cards = await offeringCards(await activitiesOf(viewer, story, key, locale));
	const coming = (
		await Promise.all([...cards.values()].map(({ slug }) => upcomingOf({ offering: slug }, TRIED)))
	).flat();
	const open = coming.filter(({ occurrence }) => occurrence.status === 'scheduled' && occurrence.startsAt > new Date());
	for (const next of open.toSorted((a, b) => a.occurrence.startsAt.getTime() - b.occurrence.startsAt.getTime()))
		if (await attend(viewer, next, locale)) return;
	throw missing();
}

/** @returns false when there is no room for her */
async function attend(viewer: Viewer, next: Listing, locale: Locale): Promise<boolean> {
	const ticket = (await ticketIn(viewer.id, next.occurrence.id)) ?? (await book(viewer, next.occurrence.id, locale));
	if (!ticket) return false;
	const asked = { ticket, nonce: newId(), act: 'in', decided: DECIDED } as const;
	return 'passage' in (await pass(next, asked, { actor: ref('person', viewer.id), locale }));
}

/** Takes the last presence back that somebody has in a séance which a challenge can be closed at, as the door would for a mistake. @throws 404 */
export async function takeThursdayBack(viewer: Viewer, story: string, key: string, locale: Locale): Promise<void> {
	const activities = await activitiesOf(viewer, story, key, locale);
	let undone = 0;
	for (const { id, booking } of await seancesOf(viewer.id)) {
		const listing = await ifThere(occurrence(id));
		if (!listing || !activities.includes(listing.offering.id)) continue;
		for (const { last } of await arrivals(ref('occurrence', id), { booking })) {
			if (last?.kind !== 'in') continue;
			await undoPassage(listing, last.nonce, { actor: ref('person', viewer.id), locale });
			undone++;
		}
	}
	if (!undone) throw missing();
}

async function activitiesOf(viewer: Viewer, story: string, key: string, locale: Locale): Promise<readonly string[]> {
	if (!(await isDemo())) throw missing();
	const quest = (await questsOf(viewer.id, story, locale)).find((one) => one.key === key);
	if (!quest) throw missing();
	return quest.activities;
}

const seancesOf = async (person: string) =>
	(await bookingsOf(person))
		.filter(({ subject, seats }) => subject.kind === 'occurrence' && seats.some(({ state }) => holdsPlace(state)))
		.map(({ id, subject }) => ({ id: subject.id, booking: id }));

/** The ticket that somebody has for a séance already. */
async function ticketIn(person: string, id: string): Promise<string | null> {
	const mine = (await seancesOf(person)).find((one) => one.id === id);
	if (!mine) return null;
	const [first] = await arrivals(ref('occurrence', id), { booking: mine.booking });
	return first?.ticket ?? null;
}

async function book({ id, name, email }: Viewer, occurrence: string, locale: Locale): Promise<string | null> {
	const request = { name, email: email ?? '', locale, seats: [{ name: undefined }], idempotencyKey: newId() };
	const booked = register(request, occurrence, { actor: ref('person', id), source: 'web' });
	const receipt = await booked.catch((error: unknown) => {
		if (error instanceof Refusal) return null;
		throw error;
	});
	return receipt?.seats[0]?.ticket ?? null;
}
