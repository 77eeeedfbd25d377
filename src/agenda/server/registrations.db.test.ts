import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById, bookingsFor, cancel as giveBack, renameSeat } from '#participation/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import type { NewQuestion } from '../index.ts';
import { by, factsOf, ground, inHours, plan, request, when } from './agenda.fixture.ts';
import {
	addQuestion,
	answersOf,
	changeQuestion,
	type Filter,
	keepNote,
	noteOf,
	occurrence,
	onlineAddress,
	questionsOf,
	type RegistrationQuery,
	raiseQuestion,
	register,
	registerByHand,
	registeredActivities,
	registrationOf,
	registrations,
	reschedule,
	trashedQuestions,
	trashQuestion,
	upcomingPage
} from './index.ts';
import { agenda } from './module.ts';
import { forgetAccess } from './questions.ts';

const web = { actor: null, source: 'web' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
const text = (label: string, more: Partial<NewQuestion> = {}): NewQuestion => ({
	kind: 'text',
	label: words(label),
	options: [],
	required: false,
	...more
});
const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const three = [{ name: undefined }, { name: 'Ada' }, { name: 'Bo' }];
const query = (more: Partial<RegistrationQuery> = {}): RegistrationQuery => ({
	q: '',
	filters: { activity: '', occurrence: '', state: '', when: '' },
	sort: 'created',
	descending: true,
	organizations: null,
	...more
});
const page = { offset: 0, limit: 50 };

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

test('a form has its questions in order; one that is trashed is asked no more, and its answers stay', async () => {
	const { id } = await plan('asked', when(48, { capacity: 20 }));
	const { offering } = await occurrence(id);
	const [a, b] = await transaction(async (tx) => [
		await addQuestion(tx, offering.id, text('Première'), by),
		await addQuestion(tx, offering.id, text('Seconde'), by)
	]);
	const { booking } = await register(request('asked@example.org'), id, {
		...web,
		answers: { [a]: ['oui'], [b]: ['non'] }
	});
	await transaction((tx) => raiseQuestion(tx, offering.id, b, by));
	expect((await questionsOf(offering.id)).map((one) => one.id)).toEqual([b, a]);
	await transaction((tx) => trashQuestion(tx, offering.id, b, true, by));
	expect((await questionsOf(offering.id)).map((one) => one.id)).toEqual([a]);
	expect((await trashedQuestions(offering.id)).map((one) => one.id)).toEqual([b]);
	const answers = (await answersOf([booking.id])).get(booking.id);
	expect(answers?.map(({ question, value }) => [question.label.fr, value])).toEqual([
		['Seconde', ['non']],
		['Première', ['oui']]
	]);
	await transaction((tx) => trashQuestion(tx, offering.id, b, false, by));
	expect((await questionsOf(offering.id)).map((one) => one.id)).toEqual([a, b]);
	const told = async () =>
		(await factsOf('offering', offering.id)).filter(({ verb }) => verb === 'agenda.questions_changed');
	const before = (await told()).length;
	for (const words of ['Première', 'Autre'])
		await transaction((tx) => changeQuestion(tx, offering.id, a, text(words), by));
	await transaction((tx) => trashQuestion(tx, offering.id, b, false, by));
	await transaction((tx) => raiseQuestion(tx, offering.id, a, by));
	expect(await told()).toHaveLength(before + 1);
	const other = (await plan('other-form', when(48))).id;
	const strange = (await occurrence(other)).offering.id;
	expect(await code(transaction((tx) => changeQuestion(tx, strange, a, text('x'), by)))).toBe('kernel_missing');
});

test('one address has at most ten places in a séance; the team is not bound by it', async () => {
	const { id } = await plan('share', when(48, { capacity: null }));
	const seats = (count: number) => Array.from({ length: count }, () => ({}));
	const big = await transaction((tx) => findOrMakePerson(tx, { name: 'Big', email: 'big@example.org', locale: 'fr' }));
	const web = { actor: ref('person', big), source: 'web' } as const;
	const six = await register(request('Big@example.org', { seats: seats(6) }), id, web);
	expect(await code(register(request('big@example.org', { seats: seats(5) }), id, web))).toBe(
		'participation_address_most'
	);
	await register(request('big@example.org', { seats: seats(4) }), id, web);
	await transaction((tx) => giveBack(tx, six.booking.id, { by: 'party', source: 'web' }));
	await register(request('big@example.org', { seats: seats(6) }), id, web);
	await registerByHand(request('big@example.org', { seats: seats(6) }), id, { source: 'desk' });
	await register(request('other@example.org', { seats: seats(10) }), id, web);
});

test('two requests at once for one address share the ten places', async () => {
	const { id } = await plan('share-at-once', when(48, { capacity: null }));
	const seats = Array.from({ length: 6 }, () => ({}));
	const guest = { ...web, network: '192.0.2.7' };
	const codes = await Promise.all(
		[1, 2, 3].map(() => code(register(request('twice@example.org', { seats }), id, guest)))
	);
	expect(codes.filter((one) => one === null)).toHaveLength(1);
});

test('a guest is not told what others have booked by the address that she gives', async () => {
	const { id } = await plan('share-of-others', when(48, { capacity: null }));
	const seats = (count: number) => Array.from({ length: count }, () => ({}));
	const ask = (count: number, network: string) =>
		code(register(request('known@example.org', { seats: seats(count) }), id, { ...web, network }));
	expect(await ask(10, '192.0.2.8')).toBeNull();
	expect(await ask(10, '192.0.2.9')).toBeNull();
	expect(await ask(1, '192.0.2.9')).toBe('participation_address_most');
});

test('who called is registered without an address, and is found in the list', async () => {
	const { id } = await plan('phone', when(48));
	const asked = { ...request('x@example.org', { name: 'Élodie Téléphone', seats: three.slice(0, 2) }), email: null };
	const office = await plan('office', when(48));
	const { party } = (await registerByHand(request('office@example.org'), office.id, { source: 'desk' })).booking;
	const note = { text: '  Rappeler lundi ', writtenBy: party ?? '' };
	const { booking } = await registerByHand(asked, id, { source: 'desk', note });
	expect([booking.email, booking.source, await noteOf(booking.id)]).toEqual([null, 'desk', 'Rappeler lundi']);
	const listed = async (q: string) => (await registrations(query({ q }), page)).rows.map((row) => row.id);
	expect(await listed('elodie telephone')).toEqual([booking.id]);
	expect(await listed('ada')).toContain(booking.id);
	expect(await listed('personne de ce nom')).toEqual([]);
	expect(await registrationOf(booking.id)).toMatchObject({ held: 2, names: 'Ada', states: ['confirmed'] });
});

test('the list is cut to the organisations of a host, and by activity, séance, state and time', async () => {
	const coming = await plan('listed', when(72, { capacity: 1 }));
	const first = (await register(request('one@example.org'), coming.id, web)).booking.id;
	const second = (await register(request('two@example.org'), coming.id, web)).booking.id;
	const { offering } = await occurrence(coming.id);
	const ids = async (more: Partial<RegistrationQuery['filters']>, organizations: string[] | null = null) => {
		const filters = { activity: offering.id, occurrence: '', state: '', when: '', ...more };
		return (await registrations(query({ filters, organizations }), page)).rows.map((row) => row.id);
	};
	expect(await ids({})).toEqual([second, first]);
	expect(await ids({ occurrence: coming.id, state: 'waitlisted' })).toEqual([second]);
	expect(await ids({ when: 'past' })).toEqual([]);
	expect(await ids({ state: "x' or true" })).toHaveLength(2);
	expect(await ids({}, [offering.organization.id])).toHaveLength(2);
	expect(await ids({}, [newId()])).toEqual([]);
	expect(await ids({}, [])).toEqual([]);
	expect(await registeredActivities([])).toEqual([]);
	const byName = await registrations(query({ sort: 'name', filters: { ...query().filters, activity: offering.id } }), {
		offset: 1,
		limit: 1
	});
	expect([byName.total, byName.rows.length]).toEqual([2, 1]);
});

test('a seat gets another name as long as nobody sits there, and tells the log that it did, not which', async () => {
	const { id } = await plan('renamed', when(48));
	const { booking, seats } = await register(request('rename@example.org', { seats: three.slice(0, 2) }), id, web);
	const [own, other] = seats;
	const rename = (seat: string | undefined, name: string | null) =>
		transaction((tx) => renameSeat(tx, { booking: booking.id, seat: seat ?? '', name }, { source: 'web' }));
	await rename(own?.id, 'Camille');
	await rename(other?.id, null);
	const now = await bookingById(booking.id);
	expect(now.seats.map(({ name, holder }) => [name, holder])).toEqual([
		['Camille', null],
		[null, null]
	]);
	expect(await code(rename(newId(), 'x'))).toBe('kernel_missing');
	await transaction((tx) => giveBack(tx, booking.id, { by: 'party', source: 'web' }));
	expect(await code(rename(own?.id, 'Alix'))).toBe('participation_over');
	const told = (await factsOf('occurrence', id)).filter(({ verb }) => verb === 'participation.renamed');
	expect(told).toHaveLength(2);
	expect(JSON.stringify(told)).not.toMatch(/Camille/);
});

test('an offer made shortly before a séance ends when it begins, also when the séance is moved closer', async () => {
	const { id } = await plan('late-offer', when(2, { capacity: 1, offerMinutes: 600 }));
	const held = await register(request('held@example.org'), id, web);
	await register(request('next@example.org'), id, web);
	await transaction((tx) => giveBack(tx, held.booking.id, { by: 'party', source: 'web' }));
	const until = async () => {
		const all = (await bookingsFor(ref('occurrence', id))).flatMap(({ seats }) => seats);
		return all.find(({ state }) => state === 'offered')?.offeredUntil?.getTime() ?? 0;
	};
	expect(await until()).toBeGreaterThan(inHours(1).getTime());
	expect(await until()).toBeLessThanOrEqual(inHours(2).getTime());
	await transaction((tx) => reschedule(tx, id, { startsAt: inHours(1), endsAt: inHours(3), place: 'quai' }, by));
	expect(await until()).toBe(inHours(1).getTime());
});

test('an answer, a note and a need are exported with a person, erased with her, and needs are forgotten after a month', async () => {
	const { id } = await plan('personal', when(48));
	const { offering } = await occurrence(id);
	const [need, plain] = await transaction(async (tx) => [
		await addQuestion(tx, offering.id, text('Besoin', { kind: 'access' }), by),
		await addQuestion(tx, offering.id, text('Autre'), by)
	]);
	const answers = { [need]: ['Une boucle à induction'], [plain]: ['Bleu'] };
	const { booking } = await register(request('private@example.org'), id, { ...web, answers });
	const person = booking.party ?? '';
	// pressed three times at once
	await Promise.all([1, 2, 3].map(() => transaction((tx) => keepNote(tx, booking.id, 'A rappelé', person))));
	expect(JSON.stringify(await agenda.export?.(person))).toMatch(/boucle.*Bleu.*A rappelé/s);
	await untold((tx) =>
		sql`update agenda.occurrence set starts_at = now() - interval '41 days', ends_at = now() - interval '40 days' where id = ${id}`.execute(
			tx
		)
	);
	await forgetAccess();
	expect((await answersOf([booking.id])).get(booking.id)?.map(({ value }) => value)).toEqual([['Bleu']]);
	await transaction(async (tx) => agenda.erase?.(tx, person));
	expect([(await answersOf([booking.id])).size, await noteOf(booking.id)]).toEqual([0, null]);
});

test('the agenda is narrowed by words, sector, language, age, price, place and being online', async () => {
	const free = { price: words('Gratuit'), minAge: 8, maxAge: 12, languages: ['nl'] as ['nl'] };
	const { id } = await plan('jeux-video', when(24, { mode: 'online', onlineUrl: 'https://meet.example/x' }), {
		...free,
		title: words('Jeux vidéo')
	});
	await plan('paid', when(25), { price: words('12 €'), title: words('Cinéma') });
	const none: Filter = {
		q: '',
		sector: '',
		kind: '',
		language: '',
		age: null,
		locality: '',
		free: false,
		online: false
	};
	const found = async (more: Partial<Filter>) =>
		(await upcomingPage(null, 100, { filter: { ...none, ...more } })).listings.map(({ offering }) => offering.slug);
	for (const q of ['jeux video', 'JEU', 'd’un jeu vidéo', 'jeus vidéo'])
		expect(await found({ q }), q).toEqual(['jeux-video']);
	expect(await found({ q: 'introuvable' })).toEqual([]);
	expect((await found({ q: ' !? ' })).length).toBeGreaterThan(1);
	expect(await found({ age: 10, language: 'nl' })).toEqual(['jeux-video']);
	expect(await found({ age: 13, language: 'nl' })).toEqual([]);
	expect(await found({ online: true })).toEqual(['jeux-video']);
	expect(await found({ free: true })).not.toContain('paid');
	expect(await found({ free: true })).toContain('jeux-video');
	expect(await found({ locality: 'Mons' })).toContain('paid');
	expect(await found({ locality: 'Liège' })).toEqual([]);
	expect(await found({ sector: 'digital', kind: 'talk' })).toContain('paid');
	expect(await found({ sector: 'design' })).toEqual([]);
	expect(await onlineAddress(id)).toBe('https://meet.example/x');
	expect(JSON.stringify(await occurrence(id))).not.toContain('meet.example');
});

test('a form that is sent twice by hand makes one booking and one person, also at the same moment', async () => {
	const { id } = await plan('twice', when(48, { capacity: 20 }));
	const same = { ...request(), name: 'Pressée Deux Fois', email: null };
	const send = () => registerByHand(same, id, { source: 'desk' });
	const [first, second] = await Promise.all([send(), send()]);
	const third = await send();
	expect(new Set([first, second, third].map(({ booking }) => booking.id)).size).toBe(1);
	expect(third.booking.seats[0]?.holder).toBe(third.booking.party);
	const { rows } = await sql<{ id: string }>`select id from identity.person where name = ${same.name}`.execute(db);
	expect(rows).toEqual([{ id: first.booking.party }]);
});
