import { beforeAll, expect, test } from 'vitest';
import { Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { looking } from '#kernel/server/text-search.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { allot, Taken } from './allocations.ts';
import { bookSeries, bookSeriesBySelf, bookSpace, moveBySelf } from './booking.ts';
import { addFloor, floorsOf, pinSpace, removeFloor } from './floors.ts';
import { freeAt } from './free-at.ts';
import { obstacleTo } from './obstacle.ts';
import { spaceById } from './reading.ts';
import { answerReservation, cancelReservation } from './reservations.ts';
import { findSpaces } from './search.ts';
import { asked, by, house, moment, space, time } from './spaces.fixture.ts';
import { trashSpace } from './spaces.ts';

let place: string;

beforeAll(async () => {
	openSecret('a secret for the tests', '');
	await testDatabase();
	place = await house('phare');
	await house('jetee');
});

const web = { actor: null, source: 'web' } as const;
const day = Array.from({ length: 7 }, () => [[540, 1080]] as [number, number][]);
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: unknown) => (error instanceof Refusal ? error.code : error)
	);

test('what is free at a moment: open, not taken, with the time around it, and enough of it', async () => {
	const [room, busy, desks] = [
		await space('phare', 'libre', { hours: day }),
		await space('phare', 'prise', { hours: day, beforeMinutes: 30 }),
		await space('phare', 'bancs', { kind: 'desks', units: 2 })
	];
	const subject = ref('occurrence', newId());
	await transaction((tx) => allot(tx, [{ subject, space: busy, ...time('11:00', '12:00') }], by));
	await transaction((tx) =>
		allot(tx, [{ subject: ref('occurrence', newId()), space: desks, ...time('09:00', '12:00') }], by)
	);
	const all = await Promise.all([room, busy, desks].map((id) => spaceById(id)));
	const free = async (from: string, until: string, quantity = 1) => {
		const found = await freeAt(all, { from: moment(from), until: moment(until) }, db, new Date(), quantity);
		return all.flatMap(({ id, slug }) => (found.has(id) ? slug : []));
	};
	expect(await free('10:00', '10:45')).toEqual(['libre', 'bancs']);
	expect(await free('10:00', '10:45', 2)).toEqual(['libre']);
	expect(await free('08:30', '09:30')).toEqual(['bancs']);
});

test('whoever booked moves it under the rules; what the team has accepted she does not', async () => {
	const room = await space('phare', 'mobile', { hours: day });
	const { reservation } = await transaction((tx) => bookSpace(tx, room, asked('09:00', '10:00'), web));
	const to = (from: string, until: string, of = room, id = reservation) =>
		refusal(transaction((tx) => moveBySelf(tx, id, { from: moment(from), until: moment(until), space: of }, web)));
	expect(await to('17:30', '18:30')).toBe('spaces_closed');
	expect(await to('14:00', '15:00')).toBeNull();
	const asking = await space('phare', 'sur-demande', { approval: true });
	expect(await to('14:00', '15:00', asking)).toBe('spaces_moves_team');
	const request = await transaction((tx) => bookSpace(tx, asking, asked('09:00', '10:00'), web));
	expect(await to('10:00', '11:00', asking, request.reservation)).toBeNull();
	await transaction((tx) => answerReservation(tx, request.reservation, true, by));
	expect(await to('11:00', '12:00', asking, request.reservation)).toBe('spaces_moves_team');
});

test('a series of one’s own is under the rules, and all of it or nothing', async () => {
	const room = await space('phare', 'semaine', { hours: day });
	const book = (times: ReturnType<typeof time>[]) =>
		transaction((tx) => bookSeriesBySelf(tx, room, asked('09:00', '10:00'), times, web));
	expect(await refusal(book([time('09:00', '10:00'), time('18:00', '19:00')]))).toBe('spaces_closed');
	await transaction((tx) => bookSpace(tx, room, asked('11:00', '12:00'), web));
	await expect(book([time('09:00', '10:00'), time('11:30', '12:30')])).rejects.toBeInstanceOf(Taken);
	expect(await book([time('09:00', '10:00'), time('13:00', '14:00')])).toHaveLength(2);
	const obstacle = await obstacleTo(await spaceById(room), { from: moment('18:00'), until: moment('19:00') });
	expect(obstacle?.code).toBe('spaces_closed');
});

test('a floor has pins of the spaces of its place, and goes with them', async () => {
	const [here, there] = [await space('phare', 'epingle'), await space('jetee', 'ailleurs')];
	const alt = { source: 'fr', fr: 'Rez-de-chaussée' } as const;
	const picture = { hash: 'a'.repeat(64), width: 800, height: 600, alt };
	const floor = await transaction((tx) => addFloor(tx, { place, name: alt, picture }, by));
	const pin = (of: string, x = 100) => refusal(transaction((tx) => pinSpace(tx, floor, of, { x, y: 200 }, by)));
	expect(await pin(there)).toBe('spaces_pin_elsewhere');
	expect(await pin('nowhere')).toBe('kernel_missing');
	await pin(here);
	await pin(here, 300);
	expect((await floorsOf([place]))[0]?.pins).toEqual([{ space: here, x: 300, y: 200 }]);
	await transaction((tx) => removeFloor(tx, floor, by));
	expect(await floorsOf([place])).toEqual([]);
});

test('no space has the address of a page beside it', async () => {
	expect(await refusal(space('phare', 'reservation'))).toBe('spaces_slug_word');
	const id = await space('phare', 'x', { slug: undefined, name: { source: 'fr', fr: 'Réservation' } });
	expect((await spaceById(id)).slug).toBe('reservation-1');
});

test('spaces are found by their words and by what is spelt nearly so, not in the trash', async () => {
	const id = await space('phare', 'auditorium', { name: { source: 'fr', fr: 'Auditorium' }, equipment: ['Régie'] });
	const find = (text: string, near = false) =>
		looking({ text, limit: 10 }, async (tx, looked) =>
			(await findSpaces(looked, near, tx)).found.map(({ path }) => path)
		);
	expect(await find('régie')).toEqual(['/spaces/auditorium']);
	expect(await find('auditorum', true)).toEqual(['/spaces/auditorium']);
	await transaction((tx) => trashSpace(tx, id, true, by));
	expect(await find('auditorium')).toEqual([]);
});

test('what the team books for an address is hers whose it is, what a stranger books is not; what is booked together is one person’s', async () => {
	const room = await space('phare', 'par-l-equipe', { hours: day });
	const email = 'rosa@example.org';
	const rosa = await transaction((tx) => findOrMakePerson(tx, { name: 'Rosa', email, locale: 'fr' }));
	const parties = async (email: string | null, known: boolean): Promise<(string | null)[]> => {
		const times = [time('09:00', '10:00'), time('10:00', '11:00')];
		const made = await transaction(async (tx) => {
			const booked = await bookSeries(tx, room, { ...asked('09:00', '10:00'), email }, times, { ...by, known });
			for (const { reservation } of booked) await cancelReservation(tx, reservation, { ...by, side: 'organiser' });
			return booked;
		});
		return made.map(({ receipt }) => receipt.booking.party);
	};
	expect(await parties(email, true)).toEqual([rosa, rosa]);
	const [one, other] = await parties(email, false);
	expect([one === rosa, one === other]).toEqual([false, true]);
	const [nobody, same] = await parties(null, true);
	expect(nobody).toBe(same);
});
