import type { By, Fact, Ref } from '#kernel/facts.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { addOrganization, addPlace } from '#network/server';
import type { BookingRequest } from '#participation';
import type { NewOccurrence, NewOffering } from '../index.ts';
import { publishOffering, schedule, writeOffering } from './index.ts';

export const by = { actor: null, source: 'desk' } as const;
const HOUR = 3_600_000;

/** The minute in which the tests began: one that ends meanwhile moves nothing. */
const MINUTE = Math.floor(Date.now() / 60_000) * 60_000;

export const inHours = (hours: number): Date => new Date(MINUTE + hours * HOUR);

export const offering = (slug: string, more: Partial<NewOffering> = {}): NewOffering => ({
	slug,
	kind: 'talk',
	area: 'agenda',
	title: { source: 'fr', fr: `Titre ${slug}` },
	summary: { source: 'fr', fr: 'Résumé.' },
	body: { source: 'fr', fr: 'Texte.' },
	organization: 'hub',
	sectors: ['digital'],
	audience: null,
	price: null,
	minAge: null,
	languages: ['fr'],
	fictional: true,
	...more
});

export const when = (hours: number, more: Partial<NewOccurrence> = {}): NewOccurrence => ({
	startsAt: inHours(hours),
	endsAt: inHours(hours + 2),
	timeZone: 'Europe/Brussels',
	place: 'quai',
	capacity: 2,
	waiting: true,
	offerMinutes: null,
	...more
});

/** An organisation and a place, which everything here needs. */
export async function ground(): Promise<void> {
	const words = { source: 'fr', fr: 'Une phrase.' } as const;
	const known = { locality: 'Mons', lat: 50.45, lon: 3.95, fictional: true };
	await transaction(async (tx) => {
		await addOrganization(
			tx,
			{
				...known,
				slug: 'hub',
				name: 'L’équipe',
				formerNames: [],
				kind: 'hub',
				sentence: words,
				sectors: [],
				website: null,
				founded: null,
				status: null,
				statusAsOf: null,
				sources: []
			},
			by
		);
		await addPlace(
			tx,
			{
				...known,
				slug: 'quai',
				name: 'Le Quai',
				kind: 'room',
				sentence: null,
				organization: 'hub',
				address: null
			},
			by
		);
		await addPlace(
			tx,
			{
				...known,
				slug: 'halle',
				name: 'La Halle',
				kind: 'room',
				sentence: null,
				organization: null,
				address: null
			},
			by
		);
	});
}

/** Writes an offering down and shows it to everybody. @returns its id. */
export async function publish(tx: Tx, given: NewOffering, how: By): Promise<string> {
	const id = await writeOffering(tx, given);
	await publishOffering(tx, id, how);
	return id;
}

export const plan = (slug: string, occurrence: NewOccurrence, more: Partial<NewOffering> = {}) =>
	transaction(async (tx) => schedule(tx, await publish(tx, offering(slug, more), by), occurrence, by));

export const request = (email = 'zoe@example.org', more: Partial<BookingRequest> = {}): BookingRequest => ({
	name: 'Zoé Delvaux',
	email,
	seats: [{ name: undefined }],
	idempotencyKey: crypto.randomUUID(),
	locale: 'fr',
	...more
});

/** The facts about something, or in its context, in order. */
export async function factsOf(kind: string, id: string): Promise<Fact[]> {
	await sequence();
	const same = (one: Ref | null) => one?.kind === kind && one.id === id;
	return (await factsAfter(db, 0, 100_000)).filter(({ object, context }) => same(object) || same(context));
}
