import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { doorAt } from '../door.ts';
import { setArrivals } from './arrivals.ts';
import { arrivalCode, arrive, arriveByCode, type Showing } from './arriving.ts';
import { setAtDoor } from './at-door.ts';
import { doorState } from './door.ts';
import { doorCodes, keepDoorCode, showDoorCode } from './door-codes.ts';
import { allot, bookSpace, cancelReservation, moveReservation, reserve, spaceById } from './index.ts';
import { freeMissed } from './no-shows.ts';
import { asked, by, house, space } from './spaces.fixture.ts';

const MINUTE = 60_000;
let person: string;
let stranger: string;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await house('quai');
	[person, stranger] = await transaction(async (tx) => [
		await findOrMakePerson(tx, { name: 'Zoé', email: 'zoe@example.org', locale: 'fr' }),
		await findOrMakePerson(tx, { name: 'Bea', email: 'bea@example.org', locale: 'fr' })
	]);
});

const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code?: string }) => error.code
	);
const minutes = (count: number) => new Date(Math.floor(Date.now() / MINUTE) * MINUTE + count * MINUTE);
async function room(slug: string) {
	const its = await spaceById(await space('quai', slug));
	await transaction((tx) => setArrivals(tx, its, true, by));
	return its;
}
/** Booked long ago, so that nobody waits for what was booked just now. */
async function booked(id: string, from: number, until: number) {
	const made = await transaction((tx) =>
		reserve(tx, id, asked('10:00', '11:00', { startsAt: minutes(from), endsAt: minutes(until) }), {
			...{ actor: ref('person', person), source: 'web', approval: false }
		})
	);
	await sql`update participation.seat set state_at = now() - interval '1 day' where booking = ${made.receipt.booking.id}`.execute(
		db
	);
	return { ...made, token: made.receipt.token, ticket: made.receipt.seats[0]?.ticket ?? '' };
}
const states = async ({ receipt }: Awaited<ReturnType<typeof booked>>) =>
	(await bookingById(receipt.booking.id)).seats.map(({ state }) => state);
const free = async (id: string) => {
	const state = await doorState(await spaceById(id), async () => new Map());
	return doorAt(state, state.at).left === 1;
};

test('by the code at the door one arrives with the link, the ticket or one’s account, and with nothing else', async () => {
	const [its, other] = [await room('arrive-a'), await room('arrive-b')];
	const arrive = (code: string, showing: Showing, where = its) =>
		refusal(transaction((tx) => arriveByCode(tx, where, code, showing)));
	const { code } = arrivalCode(its.id);
	const [one, two, three] = [await booked(its.id, 0, 5), await booked(its.id, 5, 10), await booked(its.id, 10, 15)];
	expect(await arrive('AAAAAA', { token: one.token })).toBe('day_code_wrong');
	expect(await arrive(arrivalCode(other.id).code, { token: one.token })).toBe('day_code_wrong');
	expect(await arrive(arrivalCode(its.id, new Date(Date.now() - 120_000)).code, { token: one.token })).toBe(
		'day_code_old'
	);
	expect(await arrive(code, { token: 'nothing' })).toBe('kernel_missing');
	expect(await arrive(code, { ticket: 'ZZZZ' })).toBe('participation_ticket_unknown');
	expect(await arrive(code, { reservation: three.reservation, person: stranger })).toBe('kernel_missing');
	expect(await arrive(code, { reservation: three.reservation, person: null })).toBe('kernel_missing');
	expect(await arrive(code, {})).toBe('kernel_missing');
	expect(await arrive(arrivalCode(other.id).code, { token: one.token }, other)).toBe('kernel_missing');
	expect(await states(one)).toEqual(['confirmed']);
	expect(await arrive(code.toLowerCase(), { token: one.token })).toBe(null);
	expect(await arrive(code, { ticket: two.ticket })).toBe(null);
	expect(await arrive(code, { reservation: three.reservation, person })).toBe(null);
	expect(await arrive(code, { token: one.token })).toBe(null);
	for (const each of [one, two, three]) expect(await states(each)).toEqual(['fulfilled']);
});

test('what nobody came for is free after a quarter of an hour; whoever comes late has it if it still is', async () => {
	const [its, asksNobody] = [await room('vide-a'), await spaceById(await space('quai', 'vide-b'))];
	const late = await booked(its.id, -16, 60);
	const elsewhere = await booked(asksNobody.id, -16, 60);
	const soon = await room('vide-c');
	await booked(soon.id, -10, 60);
	const there = await room('vide-d');
	const came = await booked(there.id, -16, 60);
	const { code } = arrivalCode(there.id);
	await transaction((tx) => arriveByCode(tx, there, code, { token: came.token }));
	expect(await freeMissed()).toBe(1);
	expect(await freeMissed()).toBe(0);
	expect([await states(late), await states(elsewhere), await states(came)]).toEqual([
		['no_show'],
		['confirmed'],
		['fulfilled']
	]);
	expect([await free(its.id), await free(soon.id), await free(there.id)]).toEqual([true, false, false]);
	const arrive = () =>
		refusal(transaction((tx) => arriveByCode(tx, its, arrivalCode(its.id).code, { token: late.token })));
	const passage = ref('passage', newId());
	const wish = { subject: passage, space: its.id, startsAt: minutes(0), endsAt: minutes(30) };
	await transaction((tx) => allot(tx, [wish], by));
	expect(await arrive()).toBe('spaces_taken');
	expect(await states(late)).toEqual(['no_show']);
	await transaction((tx) => allot(tx, [{ ...wish, space: null }], by));
	expect(await arrive()).toBe(null);
	expect([await states(late), await free(its.id)]).toEqual([['fulfilled'], false]);
});

test('what was booked or answered just now is waited for from then on', async () => {
	const its = await room('vide-e');
	const fresh = await booked(its.id, -20, 60);
	await sql`update participation.seat set state_at = now() where booking = ${fresh.receipt.booking.id}`.execute(db);
	expect(await freeMissed()).toBe(0);
});

test('the team notes an arrival, twice is once; what nobody came for can be moved no more', async () => {
	const [its, soon] = [await room('accueil-a'), await room('accueil-b')];
	const [late, now, later] = [
		await booked(its.id, -16, 60),
		await booked(soon.id, 0, 60),
		await booked(soon.id, 60, 90)
	];
	const note = (id: string) => refusal(transaction((tx) => arrive(tx, id, by)));
	expect(await note(later.reservation)).toBe('day_not_yet');
	expect(await Promise.all([note(now.reservation), note(now.reservation)])).toEqual([null, null]);
	expect(await states(now)).toEqual(['fulfilled']);
	await freeMissed();
	const to = { from: minutes(120), until: minutes(180) };
	const move = (id: string) => refusal(transaction((tx) => moveReservation(tx, id, to, by)));
	expect(await move(late.reservation)).toBe('participation_over');
	expect(await note(late.reservation)).toBe(null);
	await transaction((tx) => cancelReservation(tx, later.reservation, { ...by, side: 'party' }));
	expect([await note(later.reservation), await move(later.reservation)]).toEqual(['day_not_yet', 'participation_over']);
});

test('the door says what a booking is for where whoever booked chose so, and never of a minor nor of a visitor', async () => {
	const said = async (id: string) => (await doorState(await spaceById(id), async () => new Map())).held[0]?.title;
	const year = new Date().getFullYear();
	const young = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Gus', email: 'gus@example.org', locale: 'fr', birthYear: year - 15 })
	);
	const book = async (slug: string, who: string | null, atDoor: boolean) => {
		const id = await space('quai', slug, { stepMinutes: 5 });
		const [startsAt, endsAt] = [10, 40].map(
			(count) => new Date(Math.ceil(Date.now() / 300_000) * 300_000 + count * MINUTE)
		);
		const request = asked('10:00', '11:00', {
			...({ startsAt, endsAt } as { startsAt: Date; endsAt: Date }),
			purpose: 'Jury de fin d’année',
			atDoor
		});
		const actor = who ? ref('person', who) : null;
		const made = await transaction((tx) => bookSpace(tx, id, request, { actor, source: 'web' }));
		return { id, space: id, reservation: made.reservation };
	};
	const [shown, hidden, minor, visitor] = [
		await book('mots-a', person, true),
		await book('mots-b', person, false),
		await book('mots-c', young, true),
		await book('mots-d', null, true)
	];
	expect(await said(shown.id)).toBe('Jury de fin d’année');
	for (const { id } of [hidden, minor, visitor]) expect(await said(id)).toBe(null);
	const choose = (yes: boolean) =>
		transaction((tx) => setAtDoor(tx, { id: shown.reservation, space: shown.space }, yes, by));
	await choose(false);
	await choose(false);
	expect(await said(shown.id)).toBe(null);
	const { rows } = await sql`select from kernel.activity where verb = 'spaces.door_words'`.execute(db);
	expect(rows).toHaveLength(1);
});

test('the code of a door is sealed, shown to whoever booked in her hour, and each showing is in the log', async () => {
	const its = await room('code-a');
	const [now, later] = [await booked(its.id, 5, 60), await booked(its.id, 60, 90)];
	const show = (showing: Parameters<typeof showDoorCode>[2], where = its) =>
		transaction((tx) => showDoorCode(tx, where, showing));
	expect(await refusal(show({ token: now.token }))).toBe('kernel_missing');
	await transaction((tx) => keepDoorCode(tx, its, 'place', '4711*', by));
	expect(await show({ token: now.token })).toBe('4711*');
	await transaction((tx) => keepDoorCode(tx, its, 'space', ' 0815 ', by));
	expect(await show({ reservation: now.reservation, person })).toBe('0815');
	expect(await refusal(show({ reservation: now.reservation, person: stranger }))).toBe('kernel_missing');
	expect(await refusal(show({ token: later.token }))).toBe('day_code_not_yet');
	expect(await refusal(show({ token: now.token }, await room('code-b')))).toBe('kernel_missing');
	const { rows } = await sql<{ sealed: string }>`select sealed from spaces.door_code`.execute(db);
	expect(rows.some(({ sealed }) => /4711|0815/.test(sealed))).toBe(false);
	const { rows: shown } = await sql`select from kernel.activity where verb = 'spaces.code_shown'`.execute(db);
	expect(shown).toHaveLength(2);
	await transaction((tx) => keepDoorCode(tx, its, 'space', '', by));
	expect(await doorCodes(its)).toMatchObject({ space: null });
	expect(await refusal(transaction((tx) => keepDoorCode(tx, its, 'space', 'x'.repeat(41), by)))).toBe('day_code_long');
});
