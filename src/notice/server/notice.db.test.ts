import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
	cancel as callOff,
	moveRegistration,
	publishOffering,
	reschedule,
	schedule,
	writeOffering
} from '#agenda/server';
import { type By, ref, type Source } from '#kernel/facts.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { letterOf } from '#kernel/server/mail.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage, readFileOf } from '#kernel/server/storage.ts';
import { addOrganization } from '#network/server';
import type { BookingRequest } from '#participation';
import { accept, book, bookingsFor, cancel, decline, expire, type Receipt } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { registered } from './notice.fixture.ts';
import { tellBookings } from './reader.ts';

const web = { actor: null, source: 'web' } as const;
const by: By = { actor: null, source: 'desk' };
const folder = mkdtempSync(join(tmpdir(), 'valley-notice-'));
const hours = (count: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + count * 3_600_000);
let offering: string;

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	openStorage(folder);
	prepareJobs(connection);
	setPublicUrl('https://hub.example');
	const words = (fr: string) => ({ source: 'fr', fr, en: 'Café & <b>pixels</b>' }) as const;
	await transaction(async (tx) => {
		const nothing = {
			...{ locality: null, lat: null, lon: null, website: null, founded: null, status: null, statusAsOf: null },
			...{ formerNames: [], sectors: [], sources: [], fictional: true, sentence: words('x') }
		};
		await addOrganization(tx, { ...nothing, slug: 'hub', name: 'L’équipe <i>', kind: 'hub' }, by);
		offering = await writeOffering(tx, {
			slug: 'cafe',
			kind: 'talk',
			area: 'agenda',
			title: words('Café <script> numérique'),
			summary: words('x'),
			body: words('x'),
			organization: 'hub',
			sectors: [],
			audience: null,
			price: null,
			minAge: null,
			languages: [],
			fictional: true
		});
		await publishOffering(tx, offering, by);
	});
});
afterAll(async () => {
	await stopJobs();
	rmSync(folder, { recursive: true });
});
beforeEach(async () => {
	await letters();
});

const plan = (start: number, capacity: number | null = 2, offerMinutes: number | null = null) =>
	transaction((tx) =>
		schedule(
			tx,
			offering,
			{
				startsAt: hours(start),
				endsAt: hours(start + 2),
				timeZone: 'Europe/Brussels',
				place: null,
				capacity,
				waiting: true,
				offerMinutes
			},
			by
		)
	);

const request = (seats: (string | undefined)[] = [undefined], more: Partial<BookingRequest> = {}): BookingRequest => ({
	name: 'Zoé <Delvaux>',
	email: 'zoe@example.org',
	seats: seats.map((name) => ({ name })),
	idempotencyKey: crypto.randomUUID(),
	locale: 'fr',
	...more
});

type Sent = NonNullable<Awaited<ReturnType<typeof letterOf>>>;

/** Lets the reader catch up. @returns the letters that it wrote, then emptied from the outbox. */
async function letters(): Promise<Sent[]> {
	await sequence();
	await catchUp('notice.bookings', tellBookings);
	const { rows } = await sql<{ id: string }>`select id from kernel.mail order by written_at`.execute(db);
	const found = await Promise.all(rows.map(({ id }) => letterOf(id)));
	await sql`delete from kernel.mail`.execute(db);
	return found.filter((letter) => letter !== undefined);
}
const only = async (): Promise<Sent> => {
	const [letter, ...more] = await letters();
	expect(more.map(({ subject }) => subject)).toEqual([]);
	if (!letter) throw new Error('no letter was written');
	return letter;
};
const attached = async (letter: Sent, type: string) =>
	Promise.all(
		letter.attachments
			.filter(({ mediaType }) => mediaType.startsWith(type))
			.map(async ({ hash }) => (await readFileOf(hash)).content)
	);
const link = ({ token }: Receipt, locale: 'fr' | 'en' = 'fr') =>
	`https://hub.example/${locale}/${locale === 'fr' ? 'inscription' : 'booking'}/${token}`;

test('one confirmation a booking, with each ticket as code and picture, the link and the calendar', async () => {
	const { id } = await plan(24, 5);
	const receipt = await registered(request([undefined, 'Ada']), id);
	const letter = await only();
	expect(letter).toMatchObject({ recipient: 'zoe@example.org', locale: 'fr', subjectOf: receipt.booking.party });
	expect(letter.subject).toMatch(/^Vos places\u00a0: Café <script> numérique, /);
	for (const { ticket } of receipt.seats) {
		const code = ticket.match(/.{4}/g)?.join('-') ?? '';
		expect(letter.text).toContain(code);
		expect(letter.html).toContain(code);
	}
	expect(letter.text).toContain('\nAda\n');
	expect(letter.text).toContain(link(receipt));
	expect(letter.html).toContain(`href="${link(receipt)}"`);
	const pictures = await attached(letter, 'image/png');
	expect(pictures.map((picture) => picture.subarray(1, 4).toString())).toEqual(['PNG', 'PNG']);
	expect(
		letter.attachments.flatMap(({ cid }) => cid ?? []).every((cid) => letter.html?.includes(`src="cid:${cid}"`))
	).toBe(true);
	const [calendar = ''] = await attached(letter, 'text/calendar');
	const event = new ICAL.Component(ICAL.parse(calendar.toString())).getFirstSubcomponent('vevent');
	expect(event?.getFirstPropertyValue('uid')).toBe(`${id}@hub.example`);
});

test('nothing of what people wrote becomes markup, and a letter has no script', async () => {
	await registered(request(['<img src=x onerror=alert(1)>']), (await plan(24)).id);
	const { html } = await only();
	expect(html).not.toMatch(/<script|<i>|<Delvaux|<img src=x/i);
	expect(html).toContain('Zoé &lt;Delvaux&gt;');
	expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
});

test('who waits learns the position, who is offered a place the deadline and the link', async () => {
	const { id } = await plan(48, 1, 60);
	const first = await registered(request(), id);
	const second = await registered(request([undefined], { email: 'b@example.org', locale: 'en' }), id);
	await registered(request([undefined], { email: 'c@example.org' }), id);
	const waiting = (await letters()).filter(({ subject }) => /^(Waiting list|Liste d’attente)/.test(subject));
	const position = /first|(\d+)e(?= sur la liste)/;
	expect(waiting.map(({ text }) => position.exec(text)?.[0])).toEqual(['first', '2e']);
	expect(waiting[0]?.attachments).toEqual([]);
	await transaction((tx) => cancel(tx, first.booking.id, { by: 'party', source: 'web' }));
	const [left, offered] = await letters();
	expect(left?.subject).toMatch(/^Annulation enregistrée/);
	expect(left?.text).toContain('https://hub.example/fr/agenda');
	expect(offered?.recipient).toBe('b@example.org');
	expect(offered?.subject).toMatch(/^A place for you: Café & <b>pixels<\/b>, /);
	expect(offered?.text).toContain(`${link(second, 'en')}#offer`);
	expect(offered?.text).toMatch(/Answer before \w+/);
	await transaction((tx) => accept(tx, second.booking.id, web));
	expect((await only()).subject).toMatch(/^Your place/);
});

test('an offer that is passed on or runs out is told', async () => {
	const { id } = await plan(48, 1, 60);
	const [first, second, third] = [
		await registered(request(), id),
		await registered(request(), id),
		await registered(request(), id)
	];
	await transaction((tx) => cancel(tx, first.booking.id, { by: 'party', source: 'web' }));
	await transaction((tx) => decline(tx, second.booking.id, web));
	await letters();
	await sql`update participation.seat set offered_until = now() - interval '1 minute' where booking = ${third.booking.id}`.execute(
		db
	);
	await transaction((tx) => expire(tx, third.booking.id));
	expect((await only()).subject).toMatch(/^Délai dépassé/);
});

test('giving back one of several places says what is left, with the tickets that stay', async () => {
	const { booking, seats } = await registered(request([undefined, 'Ada', 'Bo']), (await plan(24, 5)).id);
	await letters();
	await transaction((tx) => cancel(tx, booking.id, { seat: seats[1]?.id, by: 'party', source: 'web' }));
	const letter = await only();
	expect(letter.text).toContain('Il vous reste 2 places.');
	expect(letter.text).not.toContain('Ada');
	expect(await attached(letter, 'image/png')).toHaveLength(2);
});

test('a séance that is called off or moved is one letter for each booking, with the calendar brought up to date', async () => {
	const { id } = await plan(24, 5);
	await registered(request([undefined, undefined]), id);
	await registered(request([undefined], { email: 'b@example.org', locale: 'en' }), id);
	await letters();
	await transaction((tx) => reschedule(tx, id, { startsAt: hours(30), endsAt: hours(31), place: null }, by));
	const moved = await letters();
	expect(moved.map(({ recipient }) => recipient).sort()).toEqual(['b@example.org', 'zoe@example.org']);
	expect(moved.every(({ subject }) => /^(New date|Nouvelle date)/.test(subject))).toBe(true);
	const { id: other } = await plan(70, 20);
	const [booking] = await bookingsFor(ref('occurrence', id));
	const move = (to: string) => transaction((tx) => moveRegistration(tx, booking?.id ?? '', to, by));
	for (const to of [other, id, other]) await move(to);
	const [there, ...more] = await letters();
	expect([there?.subject, more]).toEqual([expect.stringMatching(/^(Another date|Autre séance)/), []]);
	expect((await attached(there as Sent, 'text/calendar')).join()).toContain(other);
	await move(id);
	await transaction((tx) => callOff(tx, id, by));
	const off = await letters();
	expect(off).toHaveLength(2);
	expect(off.every(({ text }) => /The organisers have cancelled this session|La séance est annulée/.test(text))).toBe(
		true
	);
	const [calendar = ''] = await attached(off[0] as Sent, 'text/calendar');
	expect(calendar.toString()).toMatch(/SEQUENCE:2.*STATUS:CANCELLED/s);
});

test('a fact that is read again sends nothing, and a reader that breaks has sent nothing', async () => {
	const { id } = await plan(24);
	await registered(request(), id);
	await sequence();
	const breaking = catchUp('notice.bookings', async (tx, facts) => {
		await tellBookings(tx, facts);
		throw new Error('broken');
	});
	await expect(breaking).rejects.toThrow('broken');
	expect((await sql`select 1 from kernel.mail`.execute(db)).rows).toHaveLength(0);
	await Promise.all([1, 2, 3].map(() => catchUp('notice.bookings', tellBookings)));
	expect(await letters()).toHaveLength(1);
	expect(await letters()).toHaveLength(0);
});

test('nobody is written to about history, about what is over, after erasure, or about what is not an occurrence', async () => {
	const { id, pool } = await plan(24);
	const options = (source: Source, subject = ref('occurrence', id)) => ({
		subject,
		kind: 'rsvp' as const,
		pools: [pool],
		actor: null,
		source
	});
	await book(request(), options('demo'));
	await book(request(), options('import'));
	await book(request(), options('web', ref('cohort', crypto.randomUUID())));
	const gone = await plan(-5);
	await book(request(), { ...options('web', ref('occurrence', gone.id)), pools: [gone.pool] });
	const { booking } = await registered(request(), (await plan(24)).id);
	await sql`update participation.booking set contact_email = null, contact_name = null where id = ${booking.id}`.execute(
		db
	);
	expect(await letters()).toEqual([]);
});

test('a group that took what was there reads of both in one letter; who registers twice is told in the second', async () => {
	const { id } = await plan(24, 2);
	const first = await registered(request([undefined, 'Ada', 'Bo']), id, { choice: 'split', seen: 2 });
	const one = await only();
	expect(one.text).toContain('Vos 2 places sont réservées.');
	expect(one.text).toContain('1 autre place de votre groupe attend encore, au numéro 1');
	expect(one.text).not.toContain('autre inscription');
	await registered(request(), id);
	const two = await only();
	expect(two.text).toContain('cette adresse a déjà une autre inscription pour la même séance (3 places)');
	expect(two.text).toContain(link(first));
	await transaction((tx) => callOff(tx, id, by, { source: 'fr', fr: 'Tempête annoncée.' }));
	expect((await letters()).every(({ text }) => text.includes('Tempête annoncée.'))).toBe(true);
});

test('a booking that the end of a batch parts gets one letter, with all its tickets', async () => {
	const { id } = await plan(24, null);
	const parties = Array.from({ length: 180 }, (_, index) => `p${index}@example.org`);
	for (const email of parties) await registered(request([undefined, 'Ada', 'Bo'], { email }), id);
	const confirmed = await letters();
	expect(confirmed.map(({ recipient }) => recipient).sort()).toEqual(parties.sort());
	expect(confirmed.every(({ text }) => text.includes('Vos 3 places sont réservées.'))).toBe(true);
	await transaction((tx) => callOff(tx, id, by));
	expect(await letters()).toHaveLength(parties.length);
}, 60_000);
