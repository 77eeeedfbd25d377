import fc from 'fast-check';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { expect, test } from 'vitest';
import type { Listing } from '../index.ts';
import { calendar } from './calendar.ts';

const setting = {
	name: 'Creative Valley',
	url: 'https://hub.example',
	host: 'hub.example',
	locale: 'fr',
	sectors: new Map([['design', { source: 'fr', fr: 'Design, formes; couleurs' } as const]])
} as const;

const listing = (text: string, more: Partial<Listing['occurrence']> = {}): Listing => ({
	offering: {
		id: '0',
		slug: 'cafe',
		kind: 'talk',
		area: 'agenda',
		title: { source: 'fr', fr: text },
		summary: { source: 'fr', fr: text },
		sectors: ['design', 'unknown'],
		audience: null,
		price: null,
		minAge: null,
		maxAge: null,
		accessNotes: null,
		registration: 'open',
		approval: false,
		twoNames: false,
		externalUrl: null,
		picture: null,
		contact: null,
		languages: ['fr'],
		fictional: true,
		publishedAt: new Date(0),
		updatedAt: new Date('2026-11-01T00:00:00Z'),
		coOrganizers: [],
		organization: { id: '1', slug: 'hub', name: 'L’équipe', website: null, fictional: true }
	},
	occurrence: {
		id: '019abf00-0000-7000-8000-000000000001',
		startsAt: new Date('2026-11-25T17:30:00Z'),
		endsAt: new Date('2026-11-25T19:30:00Z'),
		timeZone: 'Europe/Brussels',
		place: {
			id: '3',
			slug: 'quai',
			name: 'Le Quai',
			locality: 'Mons',
			address: 'Rue du Canal, 3',
			lat: 50.45,
			lon: 3.95
		},
		pool: '4',
		space: null,
		mode: 'on_site',
		theme: null,
		registration: 'open',
		status: 'scheduled',
		revision: 2,
		updatedAt: new Date('2026-11-02T08:00:00Z'),
		places: { capacity: null, taken: 0, left: null, kept: 0, waiting: 0, waitingList: false, closed: false },
		...more
	}
});

const events = (body: string) =>
	new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

test('two independent parsers read the same event', () => {
	const body = calendar([listing('Café, débat; « numérique »')], setting);
	const [one] = events(body);
	expect(one).toMatchObject({
		uid: '019abf00-0000-7000-8000-000000000001@hub.example',
		sequence: 2,
		summary: 'Café, débat; « numérique »'
	});
	expect(one?.location).toBe('Le Quai, Rue du Canal, 3, Mons');
	expect(one?.startDate.toString()).toBe('2026-11-25T18:30:00');
	expect(one?.startDate.zone?.tzid).toBe('Europe/Brussels');
	const read = Object.values(ical.sync.parseICS(body)).find((part) => part?.type === 'VEVENT');
	expect(read).toMatchObject({ status: 'CONFIRMED', url: { val: 'https://hub.example/fr/agenda/cafe' } });
	expect((read as { start: Date }).start.toISOString()).toBe('2026-11-25T17:30:00.000Z');
	expect((read as { geo: unknown }).geo).toEqual({ lat: 50.45, lon: 3.95 });
});

test('the head says how often to come back, and not METHOD; the same agenda gives the same bytes', () => {
	const body = calendar([listing('Un')], { ...setting, name: 'Hub, un; deux' });
	expect(body).toContain('PRODID:-//Creative Valley//agenda//FR\r\n');
	expect(body).toContain('X-WR-CALNAME:Hub\\, un\\; deux\r\n');
	expect(body).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
	expect(body).toContain('DTSTAMP:20261102T080000Z\r\n');
	expect(body).toContain('LAST-MODIFIED:20261102T080000Z\r\n');
	expect(body).not.toContain('METHOD');
	expect(body.endsWith('END:VCALENDAR\r\n')).toBe(true);
	expect(calendar([listing('Un')], { ...setting, name: 'Hub, un; deux' })).toBe(body);
});

test('an agenda without a séance is a calendar all the same, which has a component', () => {
	const body = calendar([], setting);
	const parts = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents();
	expect(parts.map(({ name }) => name)).toEqual(['vtimezone']);
	expect(body.split('\r\n').every((line) => line === line.trim())).toBe(true);
	expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('each zone that is used has one VTIMEZONE, an alias too, and a cancelled event says so', () => {
	const zones = ['Europe/Brussels', 'Europe/Helsinki', 'Europe/Brussels', 'Europe/Kiev'];
	const body = calendar(
		zones.map((timeZone, index) =>
			listing('x', { timeZone, id: `${index}`, status: index ? 'scheduled' : 'cancelled' })
		),
		setting
	);
	expect(body.match(/^TZID:.*$/gm)?.sort()).toEqual([
		'TZID:Europe/Brussels',
		'TZID:Europe/Helsinki',
		'TZID:Europe/Kiev'
	]);
	expect(body.match(/^STATUS:CANCELLED/gm)).toHaveLength(1);
	const helsinki = events(body)[1];
	expect(helsinki?.startDate.toJSDate().toISOString()).toBe('2026-11-25T17:30:00.000Z');
});

test('whatever the words, lines have at most 75 octets, end in CRLF, cut no character, and the text comes back', () => {
	const word = fc.string({
		unit: fc.constantFrom(
			'a',
			'é',
			'€',
			'🎈',
			'👩‍🚀',
			',',
			';',
			'\\',
			'\n',
			'\r',
			'\0',
			'\ud800',
			':',
			'"',
			' ',
			'ﷺ',
			'\u2028',
			'\u0085'
		),
		minLength: 1,
		maxLength: 300
	});
	fc.assert(
		fc.property(word, (text) => {
			const body = calendar([listing(text)], { ...setting, name: text });
			const bytes = Buffer.from(body);
			expect(bytes.toString()).toBe(body);
			for (const line of body.split('\r\n')) {
				expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
				expect(line).not.toMatch(/[\r\n]/);
				expect(line.isWellFormed()).toBe(true);
			}
			expect(body.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
			const expected = text
				.toWellFormed()
				.replace(/\r\n?/g, '\n')
				.replace(/(?!\n)\p{Cc}/gu, ' ');
			expect(events(body)[0]?.summary).toBe(expected);
		}),
		{ numRuns: 300 }
	);
});
