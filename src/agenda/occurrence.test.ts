import { expect, test } from 'vitest';
import {
	asEvent,
	type Listing,
	NewOccurrence,
	obstacle,
	offeringKindName,
	offeringKinds,
	standing,
	standingName
} from './index.ts';

const at = (iso: string) => new Date(iso);
const now = at('2026-11-25T12:00:00Z');
const open = { capacity: 40, taken: 0, left: 12, kept: 0, waiting: 0, waitingList: true, closed: false };

const listing: Listing = {
	offering: {
		id: '0',
		slug: 'cafe',
		kind: 'talk',
		area: 'agenda',
		title: { source: 'fr', fr: 'Café numérique', en: 'Digital café' },
		summary: { source: 'fr', fr: 'On en parle.' },
		sectors: ['digital'],
		audience: null,
		price: { source: 'fr', fr: '7,50 €' },
		minAge: 12,
		maxAge: null,
		accessNotes: null,
		registration: 'open',
		approval: false,
		twoNames: false,
		externalUrl: null,
		picture: null,
		contact: null,
		languages: ['fr', 'nl'],
		fictional: true,
		publishedAt: now,
		updatedAt: now,
		coOrganizers: [],
		organization: { id: '1', slug: 'hub', name: 'L’équipe', website: null, fictional: true }
	},
	occurrence: {
		id: '2',
		startsAt: at('2026-11-25T17:30:00Z'),
		endsAt: at('2026-11-25T19:30:00Z'),
		timeZone: 'Europe/Brussels',
		place: { id: '3', slug: 'quai', name: 'Le Quai', locality: 'Mons', address: null, lat: 50.45, lon: 3.95 },
		pool: '4',
		space: null,
		mode: 'on_site',
		theme: null,
		registration: 'open',
		status: 'scheduled',
		revision: 0,
		updatedAt: now,
		places: open
	}
};
const occurrence = (more: Partial<Listing['occurrence']>) => ({ ...listing.occurrence, ...more });

test('an occurrence stands for whoever wants to come', () => {
	const places = (more: object) => standing(occurrence({ places: { ...open, ...more } }), now);
	expect(places({})).toBe('open');
	expect(places({ left: 5 })).toBe('last');
	expect(places({ capacity: null, left: null })).toBe('free');
	expect(places({ left: 0 })).toBe('waiting');
	expect(places({ left: 0, kept: 2 })).toBe('kept');
	expect(places({ left: 0, waitingList: false })).toBe('full');
	expect(places({ closed: true })).toBe('full');
	expect(standing(occurrence({}), at('2026-11-25T17:30:00Z'))).toBe('started');
	expect(standing(occurrence({}), at('2026-11-25T19:30:00Z'))).toBe('over');
	expect(standing(occurrence({ status: 'cancelled' }), now)).toBe('cancelled');
});

test('the standing is said in words, one and many', () => {
	const said = (left: number, locale: 'fr' | 'en') =>
		standingName(occurrence({ places: { ...open, left } }), now, locale);
	expect([said(12, 'fr'), said(3, 'fr'), said(1, 'fr'), said(0, 'fr')]).toEqual([
		'12 places',
		'3 dernières places',
		'Dernière place',
		'Complet, liste d’attente'
	]);
	expect(said(1, 'en')).toBe('Last place');
	expect(offeringKindName('talk', 'fi')).toBe('Keskustelutilaisuus');
	expect(new Set(offeringKinds.map((kind) => offeringKindName(kind, 'fi'))).size).toBe(offeringKinds.length);
});

test('each reason not to register has its own sentence', () => {
	expect(obstacle(occurrence({}), now)).toBeNull();
	expect(obstacle(occurrence({}), at('2026-11-25T17:30:00Z'))).toBe('agenda_has_started');
	expect(obstacle(occurrence({}), at('2026-11-25T19:30:00Z'))).toBe('agenda_is_over');
	expect(obstacle(occurrence({ status: 'cancelled' }), at('2026-11-26T00:00:00Z'))).toBe('agenda_is_cancelled');
});

test('an occurrence must end after it begins, in a zone that exists', () => {
	const given = {
		startsAt: now,
		endsAt: at('2026-11-25T13:00:00Z'),
		timeZone: 'Europe/Brussels',
		place: null,
		capacity: null,
		waiting: false,
		offerMinutes: null
	};
	expect(NewOccurrence.safeParse(given).success).toBe(true);
	expect(NewOccurrence.safeParse({ ...given, endsAt: now }).success).toBe(false);
	expect(NewOccurrence.safeParse({ ...given, timeZone: 'Mars/Olympus' }).success).toBe(false);
	expect(NewOccurrence.safeParse({ ...given, startsAt: at('no date') }).success).toBe(false);
});

const event = (of: Listing) =>
	asEvent(of.offering, of.occurrence, {
		url: 'https://hub.example/fr/agenda/cafe',
		hubUrl: 'https://hub.example',
		locale: 'fr'
	});

test('search engines get the event with its local time, place, price and places left', () => {
	expect(event(listing)).toMatchObject({
		'@type': 'Event',
		name: 'Café numérique',
		startDate: '2026-11-25T18:30:00+01:00',
		endDate: '2026-11-25T20:30:00+01:00',
		eventStatus: 'https://schema.org/EventScheduled',
		eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
		location: { name: 'Le Quai', address: { addressLocality: 'Mons' }, geo: { latitude: 50.45, longitude: 3.95 } },
		organizer: { name: 'L’équipe', url: 'https://hub.example' },
		inLanguage: ['fr', 'nl'],
		typicalAgeRange: '12-',
		maximumAttendeeCapacity: 40,
		remainingAttendeeCapacity: 12,
		offers: { price: 7.5, priceCurrency: 'EUR', availability: 'https://schema.org/InStock' }
	});
});

test('what is online, in a series, paid elsewhere or pictured says so, and never where it can be joined', () => {
	const alt = { source: 'fr', fr: 'Une salle' } as const;
	const of = asEvent(
		{
			...listing.offering,
			...{ minAge: null, maxAge: 15, registration: 'external', externalUrl: 'https://tickets.example/7' },
			picture: { hash: 'a'.repeat(64), width: 1600, height: 900, alt }
		},
		occurrence({ mode: 'hybrid', theme: { source: 'fr', fr: 'Les robots' }, places: { ...open, left: 0 } }),
		{ url: 'https://hub.example/fr/agenda/cafe', hubUrl: 'https://hub.example', locale: 'fr', series: true }
	);
	expect(of).toMatchObject({
		name: 'Café numérique — Les robots',
		eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
		location: [{ name: 'Le Quai' }, { '@type': 'VirtualLocation', url: 'https://hub.example/fr/agenda/cafe' }],
		superEvent: { '@type': 'EventSeries', name: 'Café numérique' },
		image: [`https://hub.example/pictures/${'a'.repeat(64)}/1280`],
		typicalAgeRange: '0-15',
		offers: { url: 'https://tickets.example/7', availability: 'https://schema.org/InStock' }
	});
	expect(event({ ...listing, occurrence: occurrence({ mode: 'online' }) })).toMatchObject({
		eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
		location: { '@type': 'VirtualLocation' }
	});
});

test('registration elsewhere or none at all is said, and nobody registers here', () => {
	const of = (registration: 'external' | 'none') => occurrence({ registration, places: { ...open, left: 0 } });
	expect([standing(of('external'), now), standing(of('none'), now)]).toEqual(['elsewhere', 'unbooked']);
	expect(obstacle(of('external'), now)).toBe('agenda_registers_elsewhere');
	expect(obstacle(of('none'), now)).toBe('agenda_needs_no_registration');
});

test('what is full, cancelled, free, abroad or without a place is said so', () => {
	const of = event({
		offering: { ...listing.offering, price: { source: 'fr', fr: 'gratuit' }, minAge: null },
		occurrence: occurrence({ status: 'cancelled', place: null, timeZone: 'UTC', places: { ...open, left: 0 } })
	});
	expect(of).toMatchObject({
		startDate: '2026-11-25T17:30:00+00:00',
		eventStatus: 'https://schema.org/EventCancelled',
		offers: { price: 0, availability: 'https://schema.org/SoldOut' }
	});
	expect(Object.keys(of)).not.toContain('location');
	const unsaid = event({ ...listing, offering: { ...listing.offering, price: { source: 'fr', fr: 'prix libre' } } });
	expect(Object.keys(unsaid.offers)).not.toContain('price');
});

test('a room is a place in its place', () => {
	const space = { slug: 'grande', name: { source: 'fr', fr: 'Grande salle' } } as const;
	expect(event({ ...listing, occurrence: occurrence({ space }) })).toMatchObject({
		location: {
			name: 'Grande salle',
			address: { addressLocality: 'Mons' },
			geo: { latitude: 50.45 },
			containedInPlace: { name: 'Le Quai', address: { addressLocality: 'Mons' } }
		}
	});
});
