import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
	cancel as callOff,
	occurrence,
	offeringToEdit,
	publishOffering,
	register,
	reschedule,
	rewriteOffering,
	schedule,
	undoRewriting,
	writeOffering
} from '#agenda/server';
import { type By, ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { reinstate, suspend } from '#kernel/identity/server/suspension.ts';
import { catchUp, factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { prove } from '#kernel/server/mail.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { addOrganization } from '#network/server';
import { cancel, decide } from '#participation/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { writeToRegistrants } from './circulars.ts';
import { registered } from './notice.fixture.ts';
import { tellBookings } from './reader.ts';
import { remind } from './reminders.ts';
import { tellHosts } from './requests.ts';

const by: By = { actor: null, source: 'desk' };
const words = (fr: string, en?: string) => ({ source: 'fr', fr, ...(en ? { en } : {}) }) as const;
const folder = mkdtempSync(join(tmpdir(), 'valley-remind-'));
const HOUR = 3_600_000;
const hours = (count: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + count * HOUR);
let offering: string;
const nothing = {
	...{ locality: null, lat: null, lon: null, website: null, founded: null, status: null, statusAsOf: null },
	...{ formerNames: [], sectors: [], sources: [], fictional: true, sentence: words('x') }
};
const blank = { audience: null, price: null, minAge: null, languages: [], sectors: [], fictional: true };

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	openStorage(folder);
	prepareJobs(connection);
	setPublicUrl('https://hub.example');
	await transaction(async (tx) => {
		await addOrganization(tx, { ...nothing, slug: 'hub', name: 'L’équipe', kind: 'hub' }, by);
		const told = {
			title: words('Café', 'Coffee'),
			summary: words('x'),
			body: words('x'),
			accessNotes: words('Ascenseur')
		};
		offering = await writeOffering(tx, {
			...blank,
			...told,
			slug: 'cafe',
			kind: 'talk',
			area: 'agenda',
			organization: 'hub'
		});
		await publishOffering(tx, offering, by);
	});
});
afterAll(async () => {
	await stopJobs();
	rmSync(folder, { recursive: true });
});
beforeEach(async () => {
	await sql`delete from kernel.mail`.execute(db);
	await untold((tx) =>
		sql`update agenda.occurrence set starts_at = starts_at - interval '90 days', ends_at = ends_at - interval '90 days'`.execute(
			tx
		)
	);
});

const plan = (start: number, capacity: number | null = null) =>
	transaction((tx) =>
		schedule(
			tx,
			offering,
			{
				...{ startsAt: hours(start), endsAt: hours(start + 2), timeZone: 'Europe/Brussels', place: null },
				...{ mode: 'hybrid', onlineUrl: 'https://meet.example/cafe', theme: words('Les pixels') },
				...{ capacity, waiting: true, offerMinutes: null }
			},
			by
		)
	);
const enter = async (id: string, name: string, { locale = 'fr' as 'fr' | 'en', ago = 72 } = {}) => {
	const seats = [{}, {}];
	const asked = { name, email: `${name}@example.org`, seats, idempotencyKey: crypto.randomUUID(), locale };
	const receipt = await registered(asked, id);
	await sql`update participation.seat set state_at = now() - make_interval(hours => ${ago}::int) where booking = ${receipt.booking.id}`.execute(
		db
	);
	return receipt;
};
const sent = async () => {
	const { rows } = await sql<{ recipient: string; subject: string; text: string; attachments: { cid?: string }[] }>`
		select recipient, subject, text, attachments from kernel.mail order by recipient`.execute(db);
	return rows;
};

test('whoever has a place is reminded once, a day before, in her language, with the online address and each ticket', async () => {
	const { id } = await plan(23);
	const ada = await enter(id, 'ada');
	await enter(id, 'bob', { locale: 'en' });
	await remind();
	const letters = await sent();
	expect(letters.map(({ recipient, subject }) => [recipient, subject.split(',')[0]])).toEqual([
		['ada@example.org', 'Rappel\u00a0: Café'],
		['bob@example.org', 'Reminder: Coffee']
	]);
	const [first] = letters;
	for (const said of ['https://meet.example/cafe', 'Les pixels', 'Ascenseur', ada.token])
		expect(first?.text).toContain(said);
	expect(first?.attachments.filter(({ cid }) => cid)).toHaveLength(2);
	await Promise.all([remind(), remind()]);
	expect(await sent()).toHaveLength(2);
});

test('a stranger’s booking writes no word of his: the address is asked, or told in the hub’s words, and organisers’ words wait', async () => {
	const { id } = await plan(100, 9);
	const typed = 'GAGNEZ 500 EUR https://exemple.invalid';
	const { booking } = await enter(id, 'lena');
	for (const email of ['lena@example.org', 'nobody@example.org'])
		await register(
			{ name: typed, email, seats: [{}, { name: typed }], idempotencyKey: crypto.randomUUID(), locale: 'fr' },
			id,
			{ actor: null, source: 'web' }
		);
	const listing = await occurrence(id);
	const said = { subject: words('Apportez', 'Bring'), text: words('Un câble.', 'A cable.') };
	const circular = { key: crypto.randomUUID(), listing, states: ['confirmed'] as const, ...said };
	await transaction((tx) => writeToRegistrants(tx, circular, booking.party ?? ''));
	const { rows } = await sql<{ recipient: string; held: boolean; words: string }>`
		select recipient, held, subject || text || coalesce(html, '') as words from kernel.mail`.execute(db);
	const about = rows.map(({ recipient, held, words }) => [recipient, held, words.includes('câble')]);
	expect(about.toSorted()).toEqual([
		['lena@example.org', false, true],
		['nobody@example.org', false, false],
		['nobody@example.org', true, true]
	]);
	expect(rows.filter(({ words }) => words.includes('GAGNEZ'))).toEqual([]);
});

test('two programs at once write one reminder', async () => {
	const { id } = await plan(22);
	for (const name of ['eva', 'finn', 'gus']) await enter(id, name);
	await Promise.all([remind(), remind(), remind()]);
	expect(await sent()).toHaveLength(3);
});

test('nobody is reminded too early, too late, of what is called off, given back or waited for, nor just after booking', async () => {
	const early = await plan(26);
	await enter(early.id, 'early');
	const late = await plan(1);
	await enter(late.id, 'late');
	const off = await plan(20);
	await enter(off.id, 'off');
	await transaction((tx) => callOff(tx, off.id, by));
	const full = await plan(20, 2);
	const left = await enter(full.id, 'left');
	await enter(full.id, 'waits');
	await transaction((tx) => cancel(tx, left.booking.id, { by: 'party', source: 'web' }));
	const fresh = await plan(20);
	await enter(fresh.id, 'fresh', { ago: 1 });
	await remind();
	// who waited has the place since a moment
	expect((await sent()).map(({ recipient }) => recipient)).toEqual([]);
	await remind(hours(3));
	expect((await sent()).map(({ recipient }) => recipient)).toEqual(['early@example.org']);
});

test('a séance that is moved to another week is told of again', async () => {
	const { id } = await plan(20);
	await enter(id, 'mona');
	await remind();
	await transaction((tx) => reschedule(tx, id, { startsAt: hours(21), endsAt: hours(23), place: null }, by));
	await remind();
	expect(await sent()).toHaveLength(1);
	await transaction((tx) => reschedule(tx, id, { startsAt: hours(190), endsAt: hours(192), place: null }, by));
	await remind(hours(167));
	expect(await sent()).toHaveLength(2);
});

test('a letter to those registered goes to each once, in her language, with the reason and the link, and leaves a fact', async () => {
	const { id } = await plan(100, 4);
	const ada = await enter(id, 'ada');
	await enter(id, 'bob', { locale: 'en' });
	await enter(id, 'waits');
	const listing = await occurrence(id);
	const circular = {
		...{ key: crypto.randomUUID(), listing, states: ['confirmed'] as const },
		subject: words('Apportez\r\nBcc: x', 'Bring'),
		text: words('Un câble.\n\nMerci', 'A cable.')
	};
	const person = ada.booking.party ?? '';
	const write = (more = {}) => transaction((tx) => writeToRegistrants(tx, { ...circular, ...more }, person));
	expect([await write(), await write()]).toEqual([2, 2]);
	const letters = await sent();
	expect(letters.map(({ recipient, subject }) => [recipient, subject])).toEqual([
		['ada@example.org', 'Apportez Bcc: x'],
		['bob@example.org', 'Bring']
	]);
	for (const said of ['Un câble.', ada.token, 'liste des inscriptions']) expect(letters[0]?.text).toContain(said);
	await sequence();
	const told = (await factsAfter(db, 0, 100_000)).filter(
		(fact) => fact.verb === 'notice.wrote' && fact.object.id === id
	);
	expect(told.map(({ object, detail }) => [object.id, detail])).toEqual([[id, { letters: 2 }]]);
	await expect(write({ key: crypto.randomUUID(), states: ['no_show'] })).rejects.toMatchObject({
		code: 'notice_circular_nobody'
	});
	const other = { text: words('Deux câbles.', 'Two cables.') };
	expect([await write(other), await write(other)]).toEqual([2, 2]);
	expect((await sent()).filter(({ text }) => text.includes('Deux câbles.'))).toHaveLength(1);
	for (const _more of [1, 2, 3]) await write({ key: crypto.randomUUID() });
	await expect(write({ key: crypto.randomUUID() })).rejects.toMatchObject({ code: 'notice_circular_often' });
});

test('who asks for a place that is approved reads that it arrived, and then the yes or the no', async () => {
	const { given } = await offeringToEdit(offering);
	await transaction((tx) => rewriteOffering(tx, offering, { ...given, approval: true }, by));
	const { id } = await plan(48, 5);
	const [yes, no] = [await enter(id, 'oui'), await enter(id, 'non')];
	const subjects = async () => {
		await sequence();
		await catchUp('notice.bookings', tellBookings);
		const all = await sent();
		await sql`delete from kernel.mail`.execute(db);
		return all.filter(({ recipient }) => /^(oui|non)@/.test(recipient)).map(({ subject }) => subject.split(/\s:/)[0]);
	};
	expect(await subjects()).toEqual(['Demande reçue', 'Demande reçue']);
	await transaction((tx) => decide(tx, yes.booking.id, 'confirm', by));
	expect(await subjects()).toEqual([expect.stringMatching(/^Vos places/)]);
	await transaction((tx) => decide(tx, no.booking.id, 'decline', by));
	expect(await subjects()).toEqual(['Demande non retenue']);
	await transaction((tx) => undoRewriting(tx, offering, by));
});

test('who answers for an organisation reads once a day that registrations wait for her yes, and of nobody by name', async () => {
	const house = await transaction((tx) =>
		addOrganization(tx, { ...nothing, slug: 'ondine', name: 'Ondine', kind: 'company' }, by)
	);
	const host = await transaction((tx) => findOrMakePerson(tx, { name: 'Ida', email: 'ida@example.org', locale: 'en' }));
	const scope = ref('organization', house);
	await transaction((tx) => prove(tx, 'ida@example.org'));
	await transaction((tx) => grant(tx, { person: host, role: 'partner', scope, by: null, source: 'desk' }));
	const own = await transaction(async (tx) => {
		const told = { title: words('Atelier', 'Workshop'), summary: words('x'), body: words('x'), accessNotes: null };
		const id = await writeOffering(tx, {
			...blank,
			...told,
			slug: 'atelier',
			kind: 'workshop',
			area: 'agenda',
			organization: 'ondine',
			approval: true
		});
		await publishOffering(tx, id, by);
		return id;
	});
	const terms = { timeZone: 'Europe/Brussels', place: null, capacity: 5, waiting: false, offerMinutes: null };
	const { id } = await transaction((tx) =>
		schedule(tx, own, { startsAt: hours(100), endsAt: hours(102), ...terms }, by)
	);
	await enter(id, 'una');
	const told = async (now?: Date) => {
		await sql`delete from kernel.mail`.execute(db);
		await Promise.all([tellHosts(now), tellHosts(now)]);
		return (await sent()).map(({ recipient, subject, text }) => [
			recipient,
			subject,
			/Workshop, .*: \d requests?/.test(text),
			text.includes('una')
		]);
	};
	await transaction((tx) => suspend(tx, host, 'x', by));
	expect(await told()).toEqual([]);
	await transaction((tx) => reinstate(tx, host, by));
	expect(await told()).toEqual([['ida@example.org', '1 request for a place to approve', true, false]]);
	for (const name of ['duo', 'tria']) await enter(id, name);
	expect(await told()).toEqual([]);
	expect(await told(hours(25))).toEqual([['ida@example.org', '2 requests for a place to approve', true, false]]);
	expect(await told(hours(50))).toEqual([]);
});
