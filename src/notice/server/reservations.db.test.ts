import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { letterOf, prove } from '#kernel/server/mail.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage, readFileOf } from '#kernel/server/storage.ts';
import { addPlace } from '#network/server';
import { cancel, markNoShows } from '#participation/server';
import { allDay, type ReservationRequest } from '#spaces';
import {
	addSpace,
	answerReservation,
	bookSeries,
	bookSpace,
	cancelReservation,
	moveReservation,
	reservationById,
	wordReservation
} from '#spaces/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { remindReservations } from './reservation-reminders.ts';
import { tellReservations } from './reservations.ts';

const desk = { actor: null, source: 'desk' } as const;
const folder = mkdtempSync(join(tmpdir(), 'valley-notice-'));
/** On a half hour, as the rules want it. */
const hours = (count: number) => new Date(Math.ceil(Date.now() / 1_800_000) * 1_800_000 + count * 3_600_000);
let room: string;
let studio: string;
let person: string;

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	openStorage(folder);
	prepareJobs(connection);
	setPublicUrl('https://hub.example');
	await transaction(async (tx) => {
		const nowhere = { sentence: null, organization: null, lat: null, lon: null } as const;
		const here = { address: 'Rue Inventée 1', locality: 'Mons', kind: 'room', fictional: true } as const;
		await addPlace(tx, { slug: 'quai', name: 'Quai <i>', ...here, ...nowhere }, desk);
		const space = (slug: string, fr: string, approval: boolean) =>
			addSpace(
				tx,
				{
					...{ place: 'quai', slug, kind: 'room', name: { source: 'fr', fr }, hours: allDay },
					...{ closedOnHolidays: false, approval, fictional: true }
				},
				desk
			);
		room = await space('salle', 'Salle <script>', false);
		studio = await space('studio', 'Studio', true);
		await prove(tx, 'zoe@example.org');
		person = await findOrMakePerson(tx, { name: 'Zoé', email: 'zoe@example.org', locale: 'fr' });
	});
});
afterAll(async () => {
	await stopJobs();
	rmSync(folder, { recursive: true });
});
beforeEach(async () => {
	await letters();
});

const request = (from: Date, more: Partial<ReservationRequest> = {}): ReservationRequest => ({
	...{ name: 'Zoé', email: 'zoe@example.org', locale: 'fr', idempotencyKey: crypto.randomUUID() },
	...{ quantity: 1, purpose: 'Jury <b>', people: null, startsAt: from, endsAt: new Date(from.getTime() + 3_600_000) },
	...more
});
const hers = () => ({ actor: ref('person', person), source: 'web' }) as const;
const reserved = (from: Date, space = room, more: Partial<ReservationRequest> = {}) =>
	transaction((tx) => bookSpace(tx, space, request(from, more), hers()));

type Sent = NonNullable<Awaited<ReturnType<typeof letterOf>>>;

async function letters(): Promise<Sent[]> {
	await sequence();
	await catchUp('notice.reservations', tellReservations);
	const { rows } = await sql<{ id: string }>`select id from kernel.mail order by written_at`.execute(db);
	const found = await Promise.all(rows.map(({ id }) => letterOf(id)));
	await sql`delete from kernel.mail`.execute(db);
	return found.filter((letter) => letter !== undefined);
}
async function only(): Promise<Sent> {
	const [letter, ...more] = await letters();
	expect(more.map(({ subject }) => subject)).toEqual([]);
	if (!letter) throw new Error('no letter was written');
	return letter;
}
async function calendarIn({ attachments }: Sent) {
	const file = attachments.find(({ mediaType }) => mediaType.startsWith('text/calendar'));
	const { content } = await readFileOf(file?.hash ?? '');
	return new ICAL.Component(ICAL.parse(content.toString())).getAllSubcomponents('vevent');
}

test('whoever books has when, where, what for, a ticket, the calendar and the secret link', async () => {
	const { reservation, receipt } = await reserved(hours(72));
	const letter = await only();
	expect(letter).toMatchObject({ recipient: 'zoe@example.org', locale: 'fr' });
	expect(letter.subject).toMatch(/^Réservé\u00a0: Salle <script>, /);
	expect(letter.text).toContain('Quai <i>, Rue Inventée 1, Mons');
	expect(letter.text).toContain('Jury <b>');
	expect(letter.text).toContain('Vous pouvez annuler sans frais');
	expect(letter.text).toContain(receipt.token);
	expect(letter.text).toMatch(/https:\/\/hub\.example\/fr\/\S+/);
	expect(letter.html).not.toMatch(/<script>|<b>|Quai <i>/);
	const [event, ...more] = await calendarIn(letter);
	expect(more).toEqual([]);
	expect(event?.getFirstPropertyValue('uid')).toBe(`${reservation}@hub.example`);
	expect(event?.getFirstPropertyValue('status')).toBe('CONFIRMED');
	expect(letter.text).toContain(receipt.seats[0]?.ticket.slice(0, 4));
});

test('what is asked for waits; yes and no are told', async () => {
	const yes = await reserved(hours(72), studio);
	const asked = await only();
	expect(asked.subject).toMatch(/^Demande reçue/);
	expect((await calendarIn(asked))[0]?.getFirstPropertyValue('status')).toBe('TENTATIVE');
	await transaction((tx) => answerReservation(tx, yes.reservation, true, desk));
	expect((await only()).subject).toMatch(/^Accepté/);
	const no = await reserved(hours(75), studio);
	await letters();
	await transaction((tx) => answerReservation(tx, no.reservation, false, desk));
	const refused = await only();
	expect(refused.subject).toMatch(/^Pas possible/);
	expect(refused.attachments).toEqual([]);
});

test('the letter of an answer has the word of the team, and no other letter has', async () => {
	const { reservation } = await reserved(hours(90), studio);
	await letters();
	await transaction(async (tx) => {
		await wordReservation(tx, reservation, 'La clé <b> est\nà l’accueil.');
		await answerReservation(tx, reservation, true, desk);
	});
	const letter = await only();
	expect(letter.text).toMatch(/L’équipe écrit\s:\nLa clé <b> est\nà l’accueil\./);
	expect(letter.html).toContain('La clé &lt;b&gt; est');
	await transaction((tx) => moveReservation(tx, reservation, { from: hours(92), until: hours(93) }, desk));
	expect((await only()).text).not.toContain('La clé');
});

test('a move is one letter with the new time; the same again is none', async () => {
	const { reservation } = await reserved(hours(80));
	await letters();
	const to = { from: hours(82), until: hours(84) };
	for (const _ of [1, 2]) await transaction((tx) => moveReservation(tx, reservation, to, desk));
	const letter = await only();
	expect(letter.subject).toMatch(/^Changé/);
	const [event] = await calendarIn(letter);
	expect(String(event?.getFirstPropertyValue('dtstart'))).toBe(hours(82).toISOString().replace('.000', ''));
	await transaction((tx) => moveReservation(tx, reservation, to, desk));
	expect(await letters()).toEqual([]);
});

test('what the team takes back, what is given back and what nobody came for are three letters', async () => {
	const ids = [];
	for (const at of [90, 92, 94]) ids.push((await reserved(hours(at))).reservation);
	const [off = '', back = '', missed = ''] = ids;
	await letters();
	await transaction((tx) => cancelReservation(tx, off, { ...desk, side: 'organiser' }));
	await transaction((tx) => cancelReservation(tx, back, { ...hers(), side: 'party' }));
	await transaction((tx) => markNoShows(tx, ref('reservation', missed), { source: 'job' }));
	const sent = await letters();
	const about = (words: RegExp) => sent.filter(({ subject }) => words.test(subject));
	expect([sent.length, about(/^Rendu/).length, about(/^Libéré, faute d’arrivée/).length]).toEqual([3, 1, 1]);
	const [event] = await calendarIn(about(/^Annulé par l’équipe/)[0] as Sent);
	expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
});

test('booked and given back before the reader came is told as it is; a series is one letter', async () => {
	const { reservation } = await reserved(hours(100));
	await transaction((tx) => cancelReservation(tx, reservation, { ...hers(), side: 'party' }));
	expect((await only()).subject).toMatch(/^Rendu/);
	const times = Array.from({ length: 120 }, (_, week) => ({
		startsAt: hours(110 + 168 * week),
		endsAt: hours(111 + 168 * week)
	}));
	await transaction((tx) => bookSeries(tx, room, request(hours(110)), times, hers()));
	const letter = await only();
	expect(letter.text).toContain('ces 120 fois');
	expect(await calendarIn(letter)).toHaveLength(120);
});

test('nobody is written to about what is invented, imported, over, or without an address', async () => {
	for (const source of ['demo', 'import', 'job'] as const)
		await transaction((tx) => bookSpace(tx, room, request(hours(200)), { actor: null, source })).catch(() => undefined);
	const { reservation, receipt } = await reserved(hours(210));
	await sql`update participation.booking set contact_email = null where id = ${receipt.booking.id}`.execute(db);
	await transaction((tx) => moveReservation(tx, reservation, { from: hours(212), until: hours(213) }, desk));
	const ended = await reserved(hours(216));
	await letters();
	const why = { by: 'organiser', source: 'job', reason: 'induction_ended' } as const;
	await transaction((tx) => cancel(tx, ended.receipt.booking.id, why));
	expect(await letters()).toEqual([]);
});

test('to an address that is proved a stranger’s booking says nothing of what was typed', async () => {
	const given = request(hours(220), { name: 'Malin', purpose: 'Achetez ici' });
	await transaction((tx) => bookSpace(tx, room, given, { actor: null, source: 'web' }));
	const letter = await only();
	expect(letter.text).not.toMatch(/Malin|Achetez/);
	expect(letter.text).toContain('https://hub.example/fr/');
});

test('a reminder goes once, a day before, and to nobody who has just booked', async () => {
	const { reservation } = await reserved(hours(20));
	await letters();
	await remindReservations();
	expect(await letters()).toEqual([]);
	const { booking } = await reservationById(reservation);
	await sql`update participation.seat set state_at = now() - interval '3 days' where booking = ${booking}`.execute(db);
	await remindReservations();
	await remindReservations();
	const letter = await only();
	expect(letter.subject).toMatch(/^Rappel/);
	expect(letter.attachments.every(({ mediaType }) => mediaType === 'image/png')).toBe(true);
});
