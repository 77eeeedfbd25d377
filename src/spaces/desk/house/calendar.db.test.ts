import { beforeAll, expect, test } from 'vitest';
import { type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { calendarOf as calendarText, eventOf } from '../../../../tests/support/partner.ts';
import { officeHours } from '../../hours.ts';
import {
	allot,
	reservationById,
	reservationList,
	reserve,
	showHere,
	spaceById,
	takeOutsideFile
} from '../../server/index.ts';
import { asked, by, house, moment, space, time } from '../../server/spaces.fixture.ts';
import { keepApart } from './apart.server.ts';
import { bookByHand } from './by-hand.server.ts';
import { calendarOf } from './calendar.server.ts';

const known = { name: 'Zoé', email: null, locale: 'fr', secondFactor: true, sessionId: 'session' } as const;
const viewer: Viewer = { ...known, id: newId(), roles: [{ role: 'coordinator', scope: null }] };
const MONDAY = '2027-03-01';
const terms = { actor: null, source: 'desk', approval: false } as const;
let [room, other, desks] = ['', '', ''];

beforeAll(async () => {
	openSecret('a secret for the tests', '');
	await testDatabase();
	setPublicUrl('https://hub.example');
	await house('quai');
	const hours = { hours: officeHours, capacity: 10 };
	room = await space('quai', 'bleue', hours);
	other = await space('quai', 'verte', hours);
	desks = await space('quai', 'postes', { kind: 'desks', units: 3, hours: officeHours });
	await transaction((tx) => reserve(tx, room, asked('10:00', '12:00', time('10:00', '12:00', MONDAY)), terms));
	await transaction((tx) =>
		reserve(tx, desks, asked('09:00', '11:00', { quantity: 2, ...time('09:00', '11:00', MONDAY) }), terms)
	);
});

const occasions = async (subjects: readonly Ref[]) =>
	new Map(
		subjects.map(({ kind, id }) => [
			`${kind} ${id}`,
			{ title: 'Chorale', path: '/x', deskPath: `/desk/spaces/reservations/${id}`, shown: false }
		])
	);
const at = (query: string) =>
	calendarOf({
		url: new URL(`https://hub.example/fr/x?${query}`),
		viewer,
		locale: 'fr',
		occasions,
		now: moment('09:30', MONDAY)
	});

function posted(fields: Record<string, string | string[]>) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
	const url = new URL('https://hub.example/fr/x');
	const request = new Request(url, { method: 'POST', body });
	return { request, url, locals: { locale: 'fr', viewer }, setHeaders: () => {} } as never;
}

test('a day shows what has each space, what is free, and what is so now', async () => {
	const { columns, clashes, title } = await at(`place=quai&date=${MONDAY}`);
	expect(title).toBe('lundi 1er mars 2027');
	expect(clashes).toEqual([]);
	const said = columns.map(({ name, entries, gaps, now }) => ({
		name,
		entries: entries.map(({ title, from, until }) => [title, from, until]),
		gaps: gaps.map(({ from, until }) => [from, until]),
		now: now && [now.free, now.until?.toISOString()]
	}));
	const ten = moment('10:00', MONDAY).toISOString();
	const six = moment('18:00', MONDAY).toISOString();
	expect(said).toEqual([
		{
			name: 'bleue',
			entries: [['Chorale', 600, 720]],
			gaps: [
				[570, 600],
				[720, 1080]
			],
			now: [true, ten]
		},
		{ name: 'verte', entries: [], gaps: [[570, 1080]], now: [true, six] },
		{ name: 'postes', entries: [['Pris\u00a0: 2 sur 3', 540, 660]], gaps: [[660, 1080]], now: [true, six] }
	]);
	const week = await at(`space=${room}&date=2027-03-04`);
	expect(week.columns.map(({ entries, open }) => [entries.length, open])).toEqual([
		...[
			[1, true],
			[0, true],
			[0, true],
			[0, true],
			[0, true]
		],
		...[
			[0, false],
			[0, false]
		]
	]);
});

test('what a calendar that is kept elsewhere says is shown with when it was read, beside what is taken here', async () => {
	const day = '2027-03-10';
	await house('halle');
	const there = await space('halle', 'rouge', { hours: officeHours });
	await transaction((tx) => reserve(tx, there, asked('10:00', '11:00', time('10:00', '11:00', day)), terms));
	await takeOutsideFile(
		there,
		calendarText(...eventOf('one', moment('10:30', day)), ...eventOf('two', moment('14:00', day))),
		by
	);
	const column = (await at(`place=halle&date=${day}`)).columns.find(({ id }) => id === there);
	expect(column?.entries.map(({ state, from, until }) => [state, from, until])).toEqual([
		['taken', 600, 660],
		['outside', 660, 690],
		['outside', 840, 900]
	]);
	expect(column?.entries[1]?.title).toMatch(/^Pris ailleurs \(agenda lu/);
	expect(column?.gaps.map(({ from, until }) => [from, until])).toEqual([
		[540, 600],
		[690, 840],
		[900, 1080]
	]);
});

test('who is there and chose to be seen is shown to whoever keeps the house, on the day that runs; to the manager of another one nothing is', async () => {
	const now = moment('09:30', MONDAY);
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Ana Lopez', email: 'ana@example.org', locale: 'fr' })
	);
	const request = asked('09:00', '17:00', { email: 'ana@example.org', ...time('09:00', '17:00', MONDAY) });
	await transaction((tx) => reserve(tx, desks, request, { ...terms, actor: ref('person', person) }));
	await transaction((tx) => showHere(tx, person, { shows: 'always', line: 'Studio' }, now));
	const shown = async (query: string, who: Viewer) => {
		const url = new URL(`https://hub.example/fr/x?${query}`);
		return (await calendarOf({ url, viewer: who, locale: 'fr', occasions, now })).here;
	};
	expect(await shown(`place=quai&date=${MONDAY}`, viewer)).toEqual([{ id: person, firstName: 'Ana', line: 'Studio' }]);
	expect(await shown('place=quai&date=2027-03-02', viewer)).toBe(null);
	const other: Viewer = { ...viewer, roles: [{ role: 'director', scope: ref('organization', newId()) }] };
	expect(await shown(`place=quai&date=${MONDAY}`, other)).toBe(null);
});

test('what clashes stands apart with what is free instead', async () => {
	const id = newId();
	const wish = { subject: { kind: 'occurrence', id }, space: room, ...time('11:00', '13:00', MONDAY) };
	await transaction((tx) => allot(tx, [wish], by, { clash: 'show' }));
	const { clashes, clashDays } = await at(`place=quai&date=${MONDAY}`);
	expect(clashes).toMatchObject([{ title: 'Chorale', wanted: 'bleue, quai', others: [{ id: other, name: 'verte' }] }]);
	expect(clashDays).toMatchObject([{ place: 'quai', date: MONDAY, count: 1 }]);
	await transaction((tx) => allot(tx, [{ ...wish, space: null }], by));
});

const form = { name: 'Ann', email: '', date: MONDAY, from: '11:00', until: '12:30', locale: 'fr' };

test('who books by hand what is taken is shown what is free instead, and takes it in a press', async () => {
	const key = newId();
	const refused = (await bookByHand(posted({ ...form, key, space: room }), viewer)) as unknown as {
		data: { instead: { value: string; label: string }[]; problems: Record<string, string> };
	};
	expect(refused.data.problems['']).toContain('déjà pris');
	expect(refused.data.instead[0]?.label).toContain('verte');
	const instead = refused.data.instead[0]?.value ?? '';
	await expect(bookByHand(posted({ ...form, key, space: room, instead }), viewer)).rejects.toMatchObject({
		status: 303
	});
	const { rows } = await reservationList({ keepers: null, q: 'Ann' }, { offset: 0, limit: 5 });
	expect(rows).toMatchObject([{ name: 'Ann', email: null, space: other }]);
});

test('what is repeated is shown date by date before anything is booked, and only what is ticked is', async () => {
	const repeated = { ...form, name: 'Chorale', space: room, repeat: 'weekly', last: '2027-03-15', note: 'clé au bar' };
	const { plan } = (await bookByHand(posted(repeated), viewer)) as unknown as {
		plan: { value: string; free: boolean; instead: { value: string }[] }[];
	};
	expect(plan.map(({ free }) => free)).toEqual([false, true, true]);
	const chosen = [plan[0]?.instead.at(-1)?.value ?? '', plan[1]?.value ?? ''];
	await expect(bookByHand(posted({ ...repeated, planned: '1', time: chosen }), viewer)).rejects.toMatchObject({
		status: 303
	});
	const { rows } = await reservationList({ keepers: null, q: 'Chorale' }, { offset: 0, limit: 9 });
	expect(rows.map(({ note }) => note)).toEqual(['clé au bar', 'clé au bar']);
	expect(new Set(rows.map(({ series }) => series)).size).toBe(1);
	const wrong = (await bookByHand(posted({ ...repeated, last: '' }), viewer)) as { data: { problems: object } };
	expect(Object.keys(wrong.data.problems)).toEqual(['last']);
});

test('a closure names what is booked in it before it is kept, and opens nothing then', async () => {
	const its = { viewer, space: await spaceById(room) };
	const closing = { apart_from: '2027-03-01', apart_until: '2027-03-05', apart_of: 'place', apart_reason: 'Congés' };
	const question = (await keepApart(posted(closing), its, occasions)) as unknown as {
		data: { asks: { says: string[]; action: string } };
	};
	expect(question.data.asks.says.join()).toContain('Chorale, lun. 1er mars 2027');
	expect((await at(`place=quai&date=${MONDAY}`)).columns[0]?.open).toBe(true);
	const sure = posted(closing) as unknown as { url: URL };
	sure.url.search = question.data.asks.action;
	await expect(keepApart(sure as never, its, occasions)).rejects.toMatchObject({ status: 303 });
	expect((await at(`place=quai&date=${MONDAY}`)).columns.map(({ open }) => open)).toEqual([false, false, false]);
	const open = { apart_from: '2027-03-06', apart_hours: '10h-16h', apart_of: 'space' };
	await expect(keepApart(posted(open), its, occasions)).rejects.toMatchObject({ status: 303 });
	expect((await at('place=quai&date=2027-03-06')).columns.map(({ gaps }) => gaps.length)).toEqual([1, 0, 0]);
	expect(
		await reservationById(
			(await reservationList({ keepers: null, q: 'Ann' }, { offset: 0, limit: 1 })).rows[0]?.id ?? ''
		)
	).toMatchObject({ space: other });
});
