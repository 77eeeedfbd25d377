import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson, partsOfPerson, rename } from '#kernel/identity/server/persons.ts';
import { type NameParts, wholeName } from '#kernel/name.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { forgetNames, partsIn, renameSeat } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { erase, exportOf } from '../../erase.ts';
import { doorTable } from '../desk/door/table.server.ts';
import { readRegistration } from '../pages/registration.server.ts';
import { ground, plan, request, when } from './agenda.fixture.ts';
import { arrivalsOf, doors, occurrence, passWithoutTicket, register, registrations, undoPassage } from './index.ts';

let at = { actor: ref('person', ''), locale: 'fr' as const };

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
	const who = { name: 'Olga Officier', email: 'olga@example.org', locale: 'fr' } as const;
	at = { ...at, actor: ref('person', await transaction((tx) => findOrMakePerson(tx, who))) };
});
afterAll(stopJobs);

test('a group without a ticket that came in by mistake goes as one, and gives its places back', async () => {
	const seance = (await plan('groupe', when(1, { capacity: 4 }))).id;
	const listing = await occurrence(seance);
	const order = { name: 'Famille Passant', seats: 3, nonce: crypto.randomUUID(), beyond: false };
	await passWithoutTicket(listing, order, at);
	const [one] = (await arrivalsOf(seance)).map(({ last }) => last?.nonce ?? '');
	await undoPassage(listing, one ?? '', at);
	expect((await occurrence(seance)).occurrence.places.left).toBe(2);
	for (const _twice of [1, 2]) await undoPassage(listing, order.nonce, at);
	expect((await occurrence(seance)).occurrence.places.left).toBe(4);
	expect((await arrivalsOf(seance)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
	await expect(undoPassage(listing, crypto.randomUUID(), at)).rejects.toMatchObject({ status: 404 });
});

test('a walk-in that was a mistake takes the seats away that were added for it, and no others', async () => {
	const seance = (await plan('ajoutee', when(1, { capacity: 2 }))).id;
	const listing = await occurrence(seance);
	const places = async () => (await occurrence(seance)).occurrence.places;
	const come = async (seats: number, beyond: boolean) => {
		const nonce = crypto.randomUUID();
		await passWithoutTicket(listing, { name: null, seats, nonce, beyond }, at);
		return nonce;
	};
	const [first, three] = [await come(1, false), await come(3, true)];
	await register(request(), seance, { actor: null, source: 'web' });
	expect(await places()).toMatchObject({ capacity: 4, taken: 4, waiting: 1 });
	await undoPassage(listing, three, at);
	expect(await places()).toMatchObject({ capacity: 2, taken: 2, waiting: 0, left: 0 });
	await undoPassage(listing, first, at);
	expect(await places()).toMatchObject({ capacity: 2, taken: 1, left: 1 });
});

test('the doors of an organisation are its own, however many others come before', async () => {
	const { offering } = await occurrence((await plan('porte', when(3))).id);
	const slugs = async (organizations: string[] | null) =>
		(await doors(organizations)).coming.map((door) => door.offering.slug);
	expect(await slugs([offering.organization.id])).toContain('porte');
	expect(await slugs([crypto.randomUUID()])).toEqual([]);
	expect(await slugs(null)).toContain('porte');
});

test('a name in two parts is kept beside the whole, as long as the whole is the same', async () => {
	const { offering, occurrence: seance } = await occurrence(
		(await plan('deux-noms', when(1, { capacity: null }), { twoNames: true })).id
	);
	const form = (fields: Record<string, string>) => {
		const sent = new FormData();
		for (const [name, value] of Object.entries({ email: 'a@example.org', key: crypto.randomUUID(), ...fields }))
			sent.set(name, value);
		return readRegistration(sent, { questions: [], categories: [] }, 'fr');
	};
	const send = async (fields: Record<string, string>) => {
		const { request, problems } = form(fields);
		if (!request) throw new Error(JSON.stringify(problems));
		return (await register(request, seance.id, { actor: null, source: 'web' })).booking;
	};
	const mine = await send({
		given: ' \u200fMarie ',
		family: 'van  den\u200e Berg',
		seats: '3',
		'given-2': 'Sukarno',
		'family-2': ' ',
		'given-3': '',
		'family-3': 'Zhou'
	});
	expect(form({ name: 'Jean-Baptiste de la Tour' }).typed.parts[0]).toEqual({
		given: 'Jean-Baptiste',
		family: 'de la Tour'
	});
	await send({ name: 'Jean-Baptiste de la Tour', email: 'b@example.org' });
	const walker = {
		name: 'Ada 🚀',
		parts: { given: 'Ada', family: '🚀' },
		seats: 1,
		nonce: crypto.randomUUID(),
		beyond: false
	};
	for (const _twice of [1, 2]) await passWithoutTicket({ offering, occurrence: seance }, walker, at);
	const listed = async () => {
		const { rows } = await doorTable({ offering, occurrence: seance }, new URL('http://hub.invalid/'), 'fr');
		return rows.map(({ name, given, family }) => [name, given, family]);
	};
	expect(await listed()).toEqual([
		['Ada 🚀', 'Ada', '🚀'],
		['Jean-Baptiste de la Tour', null, null],
		['Sukarno', 'Sukarno', ''],
		['Marie van den Berg', 'Marie', 'van den Berg'],
		['Zhou', null, null]
	]);
	const [first, second] = mine.seats.map(({ id }) => id);
	const rename = (seat = '', name: string | null = null, parts?: NameParts) =>
		transaction((tx) => renameSeat(tx, { booking: mine.id, seat, name, parts }, { source: 'web' }));
	await rename(second, 'Sukarno Putra');
	await rename(first, 'Mia Maes', { given: 'Mia', family: 'Maes' });
	expect(await listed()).toContainEqual(['Sukarno Putra', null, null]);
	expect(await listed()).toContainEqual(['Mia Maes', 'Mia', 'Maes']);
	await rename(first, 'Mia Maes', { given: 'Mia Maes', family: '' });
	expect(await listed()).toContainEqual(['Mia Maes', 'Mia Maes', '']);
	const filters = { activity: offering.id, occurrence: '', state: '', when: '' };
	const sorted = { q: '', filters, sort: 'name', descending: false, organizations: null } as const;
	const { rows } = await registrations(sorted, { offset: 0, limit: 9 });
	expect(rows.map(({ name }) => name)).toEqual(['Ada 🚀', 'Jean-Baptiste de la Tour', 'Marie van den Berg']);
	const person = mine.party ?? '';
	expect(JSON.stringify(await exportOf(person))).toContain('"given":"Marie","family":"van den Berg"');
	await transaction((tx) => erase(tx, person));
	const bookings = (await arrivalsOf(seance.id)).map(({ booking }) => booking);
	expect([...(await partsIn(bookings)).values()]).toEqual([walker.parts]);
	await transaction((tx) => forgetNames(tx, 'occurrence', [seance.id]));
	expect(await partsIn(bookings)).toEqual(new Map());
	expect(await partsOfPerson(person)).toEqual({ given: '—', family: '' });
});

test('who has signed in is proposed two parts of her name, and those that she gives are kept', async () => {
	const seance = (await plan('sien', when(1), { twoNames: true })).id;
	const person = at.actor.id;
	expect(await partsOfPerson(person)).toEqual({ given: 'Olga', family: 'Officier' });
	const given = async (parts: NameParts) => {
		const asked = request('olga@example.org', { name: wholeName(parts), parts });
		await register(asked, seance, { actor: at.actor, source: 'web' });
		return partsOfPerson(person);
	};
	expect(await given({ given: 'Olga Officier', family: '' })).toEqual({ given: 'Olga Officier', family: '' });
	await transaction((tx) => rename(tx, person, { name: 'Olga Maes' }, { actor: null, source: 'web' }));
	expect(await partsOfPerson(person)).toEqual({ given: 'Olga', family: 'Maes' });
	// a name that is hers is not changed by what she types into a form
	expect(await given({ given: 'Ola', family: 'Maes' })).toEqual({ given: 'Olga', family: 'Maes' });
});

test('a name in two parts that is none is asked about beside its field', () => {
	const problemsOf = (fields: Record<string, string>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ email: 'a@example.org', key: crypto.randomUUID(), ...fields }))
			form.set(name, value);
		const { problems, typed } = readRegistration(form, { questions: [], categories: [] }, 'fr');
		expect(typed.parts[0]).toEqual({ given: fields.given, family: fields.family });
		return Object.keys(problems).filter((field) => field !== 'name');
	};
	expect(problemsOf({ given: ' \u00a0\u200f', family: 'Maes' })).toEqual(['given']);
	expect(problemsOf({ given: 'x'.repeat(200), family: '' })).toEqual(['given']);
	expect(problemsOf({ given: 'x'.repeat(80), family: 'y'.repeat(80) })).toEqual(['family']);
	expect(problemsOf({ given: 'Ada', family: '\u202eevil' })).toEqual(['family']);
	expect(problemsOf({ given: 'Ada', family: '', seats: '2', 'given-2': 'Bo', 'family-2': 'z'.repeat(81) })).toEqual([
		'family-2'
	]);
	expect(problemsOf({ given: 'Ada', family: '', 'given-2': 'Bo', 'family-2': '' })).toEqual(['seats']);
});
