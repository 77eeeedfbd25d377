import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById, cancel as giveBack } from '#participation/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { calendarOf, eventOf, inUtc, type Partner, partner } from '../../../../tests/support/partner.ts';
import type { NewSource } from '../../subscription/source.ts';
import { ground, inHours, request } from '../agenda.fixture.ts';
import { cancel, reschedule } from '../occurrences.ts';
import { rewriteOffering, written } from '../offerings.ts';
import { registerByHand } from '../register.ts';
import { readSource } from './refresh.ts';
import { addSource, forgetSource, sourceById } from './sources.ts';

const by = { actor: null, source: 'desk' } as const;
let server: Partner;
let body = '';
let source = '';
let count = 0;

type Row = {
	uid: string;
	id: string;
	offering: string;
	startsAt: Date;
	status: string;
	title: string;
	place: string | null;
	revision: number;
};
const here = async (): Promise<Row[]> =>
	(
		await sql<Row>`select x.uid, o.id, o.offering, o.starts_at, o.status, o.revision, f.title ->> 'fr' as title, p.slug as place
		from agenda.source_occurrence x join agenda.occurrence o on o.id = x.occurrence join agenda.offering f on f.id = o.offering
		left join network.place p on p.id = o.place where x.source = ${source} order by o.starts_at, o.id`.execute(db)
	).rows;
const occurrences = async () =>
	(await sql<{ count: number }>`select count(*)::int from agenda.occurrence`.execute(db)).rows[0]?.count;
const facts = async () =>
	(await sql<{ count: number }>`select count(*)::int from kernel.activity_pending`.execute(db)).rows[0]?.count;

async function tell(...lines: string[]): Promise<void> {
	body = calendarOf(...lines);
	await readSource(source);
}

const given = (more: Partial<NewSource> = {}): NewSource => ({
	organization: 'hub',
	url: `${server.url}/${count++}.ics`,
	locale: 'fr',
	kind: 'workshop',
	area: 'learning',
	sectors: ['digital'],
	place: 'quai',
	published: true,
	...more
});

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	allowPrivateAddresses(true);
	server = await partner((_, response) => response.writeHead(200, { 'content-type': 'text/calendar' }).end(body));
	await ground();
});
beforeEach(async () => {
	source = await transaction((tx) => addSource(tx, given()));
});
afterAll(async () => {
	await server.close();
	await stopJobs();
});

test('events become published activities with their séances, and a second reading changes nothing', async () => {
	const weekly = eventOf(
		'serie',
		inHours(50),
		'RRULE:FREQ=WEEKLY;COUNT=4',
		'DESCRIPTION:Court.\\n\\nLong.',
		'LOCATION:La Halle'
	);
	await tell(...weekly, ...eventOf('seul', inHours(30), 'URL:https://partner.example/seul'));
	const first = await here();
	expect(first.map(({ uid, place }) => `${uid} ${place}`)).toEqual(['seul quai', ...Array(4).fill('serie halle')]);
	expect(first[0]?.startsAt).toEqual(inHours(30));
	const serie = await transaction((tx) => written(tx, first[1]?.offering ?? ''));
	expect(serie).toMatchObject({ summary: { fr: 'Court.' }, kind: 'workshop', area: 'learning', registration: 'none' });
	const seul = await transaction((tx) => written(tx, first[0]?.offering ?? ''));
	expect(seul).toMatchObject({ registration: 'external', externalUrl: 'https://partner.example/seul' });
	const before = [await occurrences(), await facts()];
	await sql`update agenda.source set read_at = null where id = ${source}`.execute(db);
	await readSource(source);
	await Promise.all([readSource(source), readSource(source)]);
	expect(await here()).toEqual(first);
	expect([await occurrences(), await facts()]).toEqual(before);
	expect(await sourceById(source)).toMatchObject({ error: null, problems: [], coming: 5 });
});

test('a moved event moves, one that is gone or called off is cancelled, and one that comes back lives again with its bookings', async () => {
	const other = eventOf('autre', inHours(80));
	await tell(
		...eventOf('bouge', inHours(40)),
		...eventOf('part', inHours(41)),
		...eventOf('annule', inHours(42)),
		...other
	);
	const before = await here();
	const part = before.find(({ uid }) => uid === 'part')?.id ?? '';
	const { booking } = await registerByHand(request('part@example.org'), part, { source: 'desk' });
	await tell(...eventOf('bouge', inHours(60)), ...eventOf('annule', inHours(42), 'STATUS:CANCELLED'), ...other);
	const after = await here();
	const standing = Object.fromEntries(after.map(({ uid, status, startsAt }) => [uid, [status, startsAt]]));
	expect(standing).toEqual({
		part: ['cancelled', inHours(41)],
		annule: ['cancelled', inHours(42)],
		bouge: ['scheduled', inHours(60)],
		autre: ['scheduled', inHours(80)]
	});
	expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
	expect((await bookingById(booking.id)).seats[0]?.state).toBe('cancelled');
	expect((await sourceById(source)).vanished).toBe(2);
	await tell(...eventOf('part', inHours(43)), ...eventOf('bouge', inHours(60)), ...other);
	const back = (await here()).filter(({ uid }) => uid === 'part');
	expect(back).toMatchObject([{ id: part, status: 'scheduled', startsAt: inHours(43) }]);
	expect((await bookingById(booking.id)).seats[0]?.state).toBe('confirmed');
	const plus = (await registerByHand(request('plus@example.org'), part, { source: 'desk' })).booking;
	expect((await sourceById(source)).vanished).toBe(1);
	await transaction((tx) => giveBack(tx, booking.id, { by: 'party', source: 'web' }));
	await tell(...eventOf('bouge', inHours(60)), ...other);
	await tell(...eventOf('part', inHours(43)), ...eventOf('bouge', inHours(60)), ...other);
	const states = async ({ id }: typeof plus) => (await bookingById(id)).seats.map(({ state }) => state);
	expect([await states(plus), await states(booking)]).toEqual([['confirmed'], ['cancelled']]);
});

test('a whole series that moves by a day keeps its séances', async () => {
	const weekly = (hours: number) => eventOf('serie', inHours(hours), 'RRULE:FREQ=WEEKLY;COUNT=5');
	await tell(...weekly(48));
	const before = await here();
	await tell(...weekly(72));
	const after = await here();
	expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
	expect(after.map(({ startsAt }) => startsAt)).toEqual([72, 240, 408, 576, 744].map(inHours));
	expect(after.every(({ status }) => status === 'scheduled')).toBe(true);
});

test('one evening of a series is excluded, another has a theme of its own', async () => {
	const weekly = eventOf('serie', inHours(48), 'RRULE:FREQ=WEEKLY;COUNT=3');
	await tell(...weekly);
	const special = eventOf(
		'serie',
		inHours(48 + 168),
		`RECURRENCE-ID:${inUtc(inHours(48 + 168))}`,
		'SUMMARY:Spécial'
	).filter((line) => line !== 'SUMMARY:Titre serie');
	const shorter = [...weekly.slice(0, -1), `EXDATE:${inUtc(inHours(48))}`, 'END:VEVENT'];
	await tell(...shorter, ...special);
	expect((await here()).map(({ status }) => status)).toEqual(['cancelled', 'scheduled', 'scheduled']);
	const { rows } =
		await sql`select theme ->> 'fr' as theme from agenda.occurrence o join agenda.source_occurrence x on x.occurrence = o.id
		where x.source = ${source} order by starts_at`.execute(db);
	expect(rows).toEqual([{ theme: null }, { theme: 'Spécial' }, { theme: null }]);
});

test('what was written by hand stays, the rest follows its calendar', async () => {
	await tell(...eventOf('main', inHours(48), 'DESCRIPTION:Avant'), ...eventOf('ôté', inHours(50)));
	const [one, off] = await here();
	if (!one || !off) throw new Error('nothing came');
	await transaction(async (tx) => {
		const now = await written(tx, one.offering);
		await rewriteOffering(tx, one.offering, { ...now, title: { ...now.title, fr: 'À la main', en: 'By hand' } }, by);
		await reschedule(tx, one.id, { startsAt: inHours(49), endsAt: inHours(51), place: 'quai' }, by);
		await cancel(tx, off.id, by);
	});
	const lines = eventOf('main', inHours(60), 'DESCRIPTION:Après', 'LOCATION:La Halle');
	await tell(...lines, ...eventOf('ôté', inHours(61)));
	const now = await transaction((tx) => written(tx, one.offering));
	expect(now).toMatchObject({ title: { fr: 'À la main', en: 'By hand' }, summary: { fr: 'Après' } });
	expect((await here()).find(({ uid }) => uid === 'main')).toMatchObject({ startsAt: inHours(49), place: 'halle' });
	expect((await here()).find(({ uid }) => uid === 'ôté')).toMatchObject({ status: 'cancelled', startsAt: inHours(50) });
});

test('a text that the team has marked is theirs; one that reads as its calendar says follows it', async () => {
	const described = (text: string) => tell(...eventOf('texte', inHours(48), `DESCRIPTION:Court.\\n\\n${text}`));
	await described('- un\\, *deux*');
	const [one] = await here();
	if (!one) throw new Error('nothing came');
	const body = async () => {
		const { body, formatted } = await transaction((tx) => written(tx, one.offering));
		return [body?.fr, formatted];
	};
	const change = (fr: string) =>
		transaction(async (tx) => {
			const now = await written(tx, one.offering);
			await rewriteOffering(tx, one.offering, { ...now, body: { source: 'fr', fr }, formatted: true }, by);
		});
	expect(await body()).toEqual(['Court.\n\n- un, *deux*', false]);
	await change('Court.\n\n\\- un, \\*deux\\*');
	await described('- un\\, *trois*');
	expect(await body()).toEqual(['Court.\n\n\\- un, \\*trois\\*', true]);
	await change('Court. **Venez !**');
	await described('- quatre');
	expect(await body()).toEqual(['Court. **Venez !**', true]);
});

test('what went wrong is kept: a page, half a file, an empty calendar and a bad event change nothing else', async () => {
	await tell(...eventOf('reste', inHours(48)));
	const before = await here();
	for (const [text, code] of [
		['<html>', 'subscription_not_a_calendar'],
		[calendarOf(...eventOf('x', inHours(1))).slice(0, -30), 'subscription_cut_off'],
		[calendarOf(), 'subscription_emptied']
	] as const) {
		body = text;
		await readSource(source);
		expect((await sourceById(source)).error?.code).toBe(code);
		expect(await here()).toEqual(before);
	}
	await tell(...eventOf('reste', inHours(48)), ...eventOf('faux', inHours(50), 'RRULE:FREQ=SECONDLY'));
	expect(await sourceById(source)).toMatchObject({
		error: null,
		problems: [{ line: 10, uid: 'faux', code: 'too_often' }]
	});
	// an event that cannot be read any more is not gone
	await tell('BEGIN:VEVENT', 'UID:reste', 'SUMMARY:X', 'DTSTART:never', 'END:VEVENT', ...eventOf('b', inHours(9)));
	expect((await here()).find(({ uid }) => uid === 'reste')?.status).toBe('scheduled');
});

test('a calendar that lost more than half of what is to come is not believed until somebody says so', async () => {
	const all = ['a', 'b', 'c', 'd', 'e'].map((uid, place) => eventOf(uid, inHours(40 + place)));
	await tell(...all.flat());
	const before = await here();
	await tell(...all.slice(0, 2).flat(), ...eventOf('neuf', inHours(70)));
	expect((await sourceById(source)).error).toEqual({ code: 'subscription_halved', params: { missing: 3, known: 5 } });
	expect(await here()).toEqual(before);
	await tell(...all.slice(0, 3).flat());
	expect(await sourceById(source)).toMatchObject({ error: null, coming: 3, vanished: 2 });
	await tell();
	expect((await sourceById(source)).error?.code).toBe('subscription_emptied');
	await readSource(source, { believe: true });
	expect(await sourceById(source)).toMatchObject({ error: null, coming: 0, vanished: 5 });
	await tell(...all.flat());
	expect((await here()).map(({ id, status }) => [id, status])).toEqual(before.map(({ id }) => [id, 'scheduled']));
});

test('drafts wait, a calendar is added once, and what came from one that is forgotten stays', async () => {
	const wanted = given({ published: false });
	source = await transaction((tx) => addSource(tx, wanted));
	await expect(transaction((tx) => addSource(tx, wanted))).rejects.toMatchObject({ code: 'subscription_known' });
	await tell(...eventOf('brouillon', inHours(48)));
	const [one] = await here();
	const { rows } = await sql`select published_at from agenda.offering where id = ${one?.offering}`.execute(db);
	expect(rows).toEqual([{ publishedAt: null }]);
	const all = await occurrences();
	await transaction((tx) => forgetSource(tx, source));
	expect(await occurrences()).toBe(all);
});
