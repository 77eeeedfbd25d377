import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById } from '#participation/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import type { NewSpace } from '../space.schema.ts';
import {
	allot,
	alternatives,
	bookSeries,
	bookSpace,
	busy,
	cancelReservation,
	clashing,
	free,
	lease,
	moveReservation,
	reserve,
	spaceById,
	Taken,
	trashSpace,
	undoSpace,
	updateSpace
} from './index.ts';
import { asked, by, house, moment, space, time } from './spaces.fixture.ts';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await house('quai');
});

const take = (id: string, from: string, until: string, quantity = 1, subject = ref('occurrence', newId())) =>
	transaction((tx) => allot(tx, [{ subject, space: id, ...time(from, until), quantity }], by)).then(() => subject);
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const occupied = async (id: string) =>
	(await busy([id], moment('00:00'), moment('23:59')))
		.get(id)
		?.map(({ from, until }) => `${clock(from)}–${clock(until)}`) ?? [];
const clock = (at: Date) =>
	at.toLocaleTimeString('fr-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' });

test('a room goes to one at a time; one ends where the next begins', async () => {
	const room = await space('quai', 'salle-a');
	await take(room, '09:00', '10:00');
	await take(room, '10:00', '11:00');
	expect(await refusal(take(room, '09:30', '10:30'))).toBe('spaces_taken');
	expect(await occupied(room)).toEqual(['09:00–11:00']);
});

test('fifty at once: one has it, and the database itself would refuse a second', async () => {
	const room = await space('quai', 'salle-b');
	const starts = ['14:00', '14:15', '14:30'];
	const all = await Promise.all(
		Array.from({ length: 50 }, (_, at) => refusal(take(room, starts[at % 3] ?? '', '15:00')))
	);
	expect(all.filter((one) => one === null)).toHaveLength(1);
	expect(all.filter((one) => one === 'spaces_taken')).toHaveLength(49);
	const again =
		sql`insert into spaces.occupancy select a.id, u.id, tstzrange(${moment('14:40')}::timestamptz, ${moment('14:50')}::timestamptz)
		from spaces.unit u cross join (select id from spaces.allocation where space <> ${room} limit 1) a where u.space = ${room}`.execute(
			db
		);
	await expect(again).rejects.toThrow(/never_two_at_once/);
});

test('joined rooms exclude their parts, and a part the joined ones', async () => {
	const [a, b] = [await space('quai', 'mur-a'), await space('quai', 'mur-b')];
	const both = await space('quai', 'mur-ab', { parts: ['mur-a', 'mur-b'] });
	const subject = await take(both, '09:00', '10:00');
	expect(await refusal(take(a, '09:00', '10:00'))).toBe('spaces_taken');
	await transaction((tx) => free(tx, [subject], by));
	await take(b, '09:30', '10:00');
	expect(await refusal(take(both, '09:00', '10:00'))).toBe('spaces_taken');
	expect(await refusal(take(a, '09:00', '10:00'))).toBeNull();
	expect(await refusal(space('quai', 'mur-abc', { parts: ['mur-ab'] }))).toBe('spaces_part_joined');
});

test('alike desks are seated anew when somebody fits only so', async () => {
	const desks = await space('quai', 'postes', { kind: 'desks', units: 2 });
	const early = await take(desks, '09:00', '11:00');
	await take(desks, '10:00', '12:00');
	await transaction((tx) => free(tx, [early], by));
	await take(desks, '12:00', '14:00');
	await take(desks, '09:00', '10:00');
	// one of two is taken at every moment, by turns
	await take(desks, '09:00', '14:00');
	expect(await occupied(desks)).toEqual(['09:00–14:00']);
	expect(await refusal(take(desks, '13:30', '14:30'))).toBe('spaces_taken');
	expect(await refusal(take(desks, '14:00', '15:00', 3))).toBe('spaces_taken');
});

test('what clashes is shown, and has the space as soon as it is free', async () => {
	const room = await space('quai', 'salle-c');
	const first = await take(room, '09:00', '10:00');
	const [second, third] = [ref('occurrence', newId()), ref('occurrence', newId())];
	for (const subject of [second, third])
		await transaction((tx) => allot(tx, [{ subject, space: room, ...time('09:30', '10:30') }], by, { clash: 'show' }));
	expect((await clashing()).map(({ subject }) => subject.id)).toEqual([second.id, third.id]);
	await transaction((tx) => free(tx, [first], by));
	expect((await clashing()).map(({ subject }) => subject.id)).toEqual([third.id]);
	expect(await occupied(room)).toEqual(['09:30–10:30']);
});

test('several move together, each to where another one was; a clash refuses all and names all', async () => {
	const room = await space('quai', 'salle-d');
	const subjects = [
		await take(room, '09:00', '10:00'),
		await take(room, '10:00', '11:00'),
		await take(room, '11:00', '12:00')
	];
	const later = [time('10:00', '11:00'), time('11:00', '12:00'), time('12:00', '13:00')];
	const wishes = subjects.map((subject, at) => ({ subject, space: room, ...(later[at] ?? time('09:00', '10:00')) }));
	await transaction((tx) => allot(tx, wishes, by));
	expect(await occupied(room)).toEqual(['10:00–13:00']);
	await take(room, '15:00', '17:00');
	const moved = [time('14:30', '15:30'), time('12:00', '13:00'), time('16:30', '17:30')];
	const refused = transaction((tx) =>
		allot(
			tx,
			subjects.map((subject, at) => ({ subject, space: room, ...(moved[at] ?? time('09:00', '10:00')) })),
			by
		)
	);
	const error = await refused.catch((error: unknown) => error);
	expect(error).toBeInstanceOf(Taken);
	expect((error as Taken).clashes.map(({ startsAt }) => clock(startsAt))).toEqual(['14:30', '16:30']);
	expect(await occupied(room)).toEqual(['10:00–13:00', '15:00–17:00']);
});

test('the time to prepare and to tidy up is taken too', async () => {
	const room = await space('quai', 'studio', { kind: 'studio', beforeMinutes: 15, afterMinutes: 30 });
	await take(room, '10:00', '11:00');
	expect(await occupied(room)).toEqual(['09:45–11:30']);
	expect(await refusal(take(room, '11:30', '12:00'))).toBe('spaces_taken');
	expect(await refusal(take(room, '11:45', '12:00'))).toBeNull();
});

test('whoever books has a booking, once a key, and gives it back', async () => {
	const room = await space('quai', 'salle-e');
	const request = asked('09:00', '10:00');
	const book = () => transaction((tx) => bookSpace(tx, room, request, { actor: null, source: 'web' }));
	const { reservation, receipt } = await book();
	expect((await book()).receipt.repeated).toBe(true);
	expect(
		await refusal(
			transaction((tx) =>
				bookSpace(tx, room, { ...request, ...time('11:00', '12:00') }, { actor: null, source: 'web' })
			)
		)
	).toBe('participation_key_reused');
	await transaction((tx) => moveReservation(tx, reservation, { from: moment('13:00'), until: moment('14:00') }, by));
	expect(await occupied(room)).toEqual(['13:00–14:00']);
	await transaction((tx) => cancelReservation(tx, reservation, { ...by, side: 'party' }));
	expect(await occupied(room)).toEqual([]);
	expect((await bookingById(receipt.booking.id)).seats.map(({ state }) => state)).toEqual(['cancelled']);
	expect(
		await refusal(
			transaction((tx) => moveReservation(tx, reservation, { from: moment('15:00'), until: moment('16:00') }, by))
		)
	).toBe('participation_over');
});

test('the rules bind whoever books by herself', async () => {
	const nine = Array.from({ length: 7 }, () => [[540, 1080]] as [number, number][]);
	const room = await space('quai', 'salle-f', {
		hours: nine,
		minMinutes: 60,
		maxMinutes: 240,
		stepMinutes: 30,
		openTo: 'account'
	});
	const book = (
		from: string,
		until: string,
		actor: { kind: string; id: string } | null = ref('person', newId()),
		more = {}
	) => refusal(transaction((tx) => bookSpace(tx, room, asked(from, until, more), { actor, source: 'web' })));
	const seconds = (clock: string) => new Date(moment(clock).getTime() + 10_000);
	expect(await book('09:00', '10:00', null)).toBe('spaces_sign_in');
	expect(await book('08:30', '10:00')).toBe('spaces_closed');
	expect(await book('09:00', '09:30')).toBe('spaces_short');
	expect(await book('09:00', '14:00')).toBe('spaces_long');
	expect(await book('09:10', '10:40')).toBe('spaces_step');
	const late = { startsAt: seconds('09:00'), endsAt: seconds('10:00') };
	expect(await book('09:00', '10:00', undefined, late)).toBe('spaces_step');
	await transaction(async (tx) => updateSpace(tx, room, { ...(await given(room, tx)), aheadDays: 7 }, by));
	expect(await book('09:00', '10:00')).toBe('spaces_far');
});

test('a series is all or nothing, and names its clashes', async () => {
	const room = await space('quai', 'salle-g');
	await take(room, '11:00', '12:00');
	const times = [time('09:00', '10:00'), time('11:30', '12:30'), time('10:30', '11:30')];
	const book = (given: typeof times) => transaction((tx) => bookSeries(tx, room, asked('09:00', '10:00'), given, by));
	const error = await book(times).catch((error: unknown) => error);
	expect((error as Taken).clashes.map(({ startsAt }) => clock(startsAt))).toEqual(['11:30', '10:30']);
	expect(await occupied(room)).toEqual(['11:00–12:00']);
	expect(await book([time('09:00', '10:00'), time('12:30', '13:00')])).toHaveLength(2);
});

test('a lease holds a space while one decides', async () => {
	const room = await space('quai', 'salle-h');
	const held = await transaction((tx) => lease(tx, { space: room, ...time('09:00', '10:00'), quantity: 1 }, by));
	expect(await refusal(take(room, '09:00', '10:00'))).toBe('spaces_taken');
	await transaction((tx) => reserve(tx, room, asked('09:00', '10:00'), { ...by, approval: false, lease: held }));
	expect(await occupied(room)).toEqual(['09:00–10:00']);
	await transaction((tx) => lease(tx, { space: room, ...time('11:00', '12:00'), quantity: 1 }, by));
	await untold((tx) =>
		sql`update spaces.allocation set held_until = now() - interval '1 second' where state = 'held'`.execute(tx)
	);
	expect(await occupied(room)).toEqual(['09:00–10:00']);
	expect(await refusal(take(room, '11:00', '12:00'))).toBeNull();
});

test('what is nearest to a time that is taken', async () => {
	const room = await space('quai', 'salle-i', { capacity: 12 });
	await space('quai', 'salle-j', { capacity: 10 });
	await space('quai', 'salle-k', { capacity: 20 });
	await take(room, '09:00', '11:00');
	const found = await alternatives(
		await spaceById(room),
		{ from: moment('10:00'), until: moment('11:00') },
		db,
		moment('08:00')
	);
	expect(found.times.map(({ from }) => clock(from))).toEqual(['11:00', '08:00', '12:00']);
	expect(found.others.map(({ slug }) => slug)).toEqual(['salle-k']);
});

test('what is nearest is what its rules let one book, also several desks and by the clock of the house', async () => {
	const desks = await space('quai', 'ilots', { kind: 'desks', units: 3, stepMinutes: 120, minMinutes: 120 });
	await take(desks, '10:00', '12:00', 2);
	const nearest = async (quantity: number, more: Partial<NewSpace> = {}) => {
		await transaction(async (tx) => updateSpace(tx, desks, { ...(await given(desks, tx)), ...more }, by));
		const wanted = { from: moment('10:00'), until: moment('12:00') };
		const found = await alternatives(await spaceById(desks), wanted, db, moment('01:00'), quantity);
		return found.times.map(({ from }) => clock(from));
	};
	expect(await nearest(1)).toEqual(['10:00', '08:00', '12:00']);
	expect(await nearest(2)).toEqual(['08:00', '12:00', '06:00']);
	expect(await nearest(2, { noticeMinutes: 6 * 60, beforeMinutes: 30 })).toEqual(['08:00', '14:00', '16:00']);
});

test('a space that somebody is to have stays out of the trash; fewer desks than are taken cannot be; a change is taken back', async () => {
	const desks = await space('quai', 'bancs', { kind: 'desks', units: 3, capacity: 3 });
	const subjects = [await take(desks, '09:00', '10:00', 2)];
	expect(await refusal(transaction((tx) => trashSpace(tx, desks, true, by)))).toBe('spaces_trash_taken');
	const to = (units: number) =>
		transaction(async (tx) => updateSpace(tx, desks, { ...(await given(desks, tx)), units }, by));
	expect(await refusal(to(1))).toBe('spaces_units_taken');
	await to(2);
	expect((await spaceById(desks)).units).toBe(2);
	await transaction((tx) => undoSpace(tx, desks, by));
	expect((await spaceById(desks)).units).toBe(3);
	await transaction((tx) => free(tx, subjects, by));
	await transaction((tx) => trashSpace(tx, desks, true, by));
	expect(await refusal(take(desks, '09:00', '10:00'))).toBe('spaces_gone');
});

/** A space as its form would give it back. */
async function given(id: string, tx: Tx) {
	const { id: _, keeper: __, updatedAt: ___, deletedAt: ____, place, ...rest } = await spaceById(id, tx);
	return { ...rest, place: place.slug, parts: [...rest.parts], equipment: [...rest.equipment] };
}
