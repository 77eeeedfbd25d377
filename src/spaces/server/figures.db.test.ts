import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { markNoShows } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { together } from '../occupied.ts';
import { figures } from './figures.ts';
import { allot, reserve, spaceBySlug } from './index.ts';
import { asked, by, house, moment, space } from './spaces.fixture.ts';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await house('quai');
});

// the clocks go back on Sunday, 25 October
const week = { from: '2026-10-19', until: '2026-10-25' };
const open = Array.from({ length: 7 }, () => [[9 * 60, 17 * 60 + 30]] as [number, number][]);
const take = (id: string, from: Date, minutes: number, quantity = 1) =>
	transaction((tx) =>
		allot(
			tx,
			[
				{
					...{ subject: ref('occurrence', newId()), space: id, quantity, startsAt: from },
					endsAt: new Date(from.getTime() + minutes * 60_000)
				}
			],
			by
		)
	);

test('what is taken while it is open counts, minute by minute, whatever the clock does', async () => {
	const id = await space('quai', 'salle', { hours: open });
	const days = ['19', '20', '21', '22', '23', '24', '25'].map((day) => `2026-10-${day}`);
	// from before it opens until after it closes, and some odd minutes
	for (const [at, clock, minutes] of [
		[0, '08:10', 115],
		[1, '12:05', 33],
		[2, '16:20', 200],
		[5, '22:00', 780],
		[6, '10:00', 30]
	] as const)
		await take(id, moment(clock, days[at]), minutes);
	const { spaces } = await figures({ ...week, place: 'quai' });
	const hours = spaces[0]?.hours ?? [];
	const at = (day: number, hour: number) => hours[day * 24 + hour];
	expect(together(hours)).toEqual({ open: 7 * 510, taken: 65 + 33 + 70 + 60 + 30 });
	expect(at(0, 8)).toEqual({ open: 0, taken: 0 });
	expect(at(0, 10)).toEqual({ open: 60, taken: 5 });
	expect(at(1, 12)).toEqual({ open: 60, taken: 33 });
	expect(at(2, 17)).toEqual({ open: 30, taken: 30 });
	expect(at(6, 9)).toEqual({ open: 60, taken: 60 });
	const other = await figures({ from: '2026-10-26', until: '2026-11-01', place: 'quai' });
	expect(together(other.spaces[0]?.hours ?? [])).toEqual({ open: 7 * 510, taken: 0 });
});

test('a pool counts for each of its units, and a joined room is its parts', async () => {
	await house('halle');
	const desks = await space('halle', 'postes', { kind: 'desks', units: 4, hours: open });
	const [one] = [await space('halle', 'mur-a', { hours: open }), await space('halle', 'mur-b', { hours: open })];
	const whole = await space('halle', 'mur', { hours: open, parts: ['mur-a', 'mur-b'] });
	await take(desks, moment('10:00', '2026-10-19'), 60, 3);
	await take(whole, moment('10:00', '2026-10-20'), 60);
	const { spaces } = await figures({ ...week, place: 'halle' });
	const of = (id: string) => together(spaces.find(({ space }) => space.id === id)?.hours ?? []);
	expect(spaces.map(({ space }) => space.slug).toSorted()).toEqual(['mur-a', 'mur-b', 'postes']);
	expect([of(desks), of(one ?? '')]).toEqual([
		{ open: 4 * 7 * 510, taken: 180 },
		{ open: 7 * 510, taken: 60 }
	]);
});

test('who did not come, and on which project it was, is counted; what was given back is not', async () => {
	await house('atelier');
	const id = await space('atelier', 'labo', { hours: open });
	const book = (clock: string, until: string, operation: string | null = null) => {
		const time = { startsAt: moment(clock, '2026-10-21'), endsAt: moment(until, '2026-10-21') };
		return transaction((tx) => reserve(tx, id, asked('10:00', '11:00', time), { ...by, approval: false, operation }));
	};
	await book('09:00', '10:00', 'FEDER-7');
	await book('10:00', '12:00', 'FEDER-7');
	const missed = await book('13:00', '14:00');
	await transaction((tx) => markNoShows(tx, ref('reservation', missed.reservation), by));
	const { spaces, operations, subjects, sectors } = await figures({ ...week, place: 'atelier' });
	const labo = await spaceBySlug('labo');
	expect(spaces.map(({ space, booked, missed }) => [space.id, booked, missed])).toEqual([[labo.id, 3, 1]]);
	expect(operations).toEqual([
		{ name: 'FEDER-7', bookings: 2, hours: 3 },
		{ name: null, bookings: 1, hours: 1 }
	]);
	expect(subjects).toEqual([{ name: 'reservation', bookings: 3, hours: 4 }]);
	expect(sectors).toEqual([{ name: null, bookings: 3, hours: 4 }]);
});
