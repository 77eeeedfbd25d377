import type { Cookies } from '@sveltejs/kit';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { closeBus, hear, openBus } from '#kernel/server/bus.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { teamMember } from '#web/asked.fixture.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { doorAt } from '../door.ts';
import { setArrivals } from './arrivals.ts';
import { doorState } from './door.ts';
import { arriveAtDoor, giveBackNow, takeNow } from './door-acts.ts';
import { allot, bookSpace, makeScreen, openScreen, screenOf, screensOf, spaceById, takeDownScreen } from './index.ts';
import { asked, by, house, space } from './spaces.fixture.ts';
import { DOORS, tellDoors } from './told-doors.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	await house('quai');
	await openBus(connection, (error) => {
		throw error;
	});
	return closeBus;
});

const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code?: string; status?: number }) => error.code ?? error.status
	);
const room = async (slug: string, more: Parameters<typeof space>[2] = {}) =>
	spaceById(await space('quai', slug, { stepMinutes: 5, ...more }));
const nothing = async () => new Map();
const minutes = (count: number) => new Date(Math.floor(Date.now() / 300_000) * 300_000 + count * 60_000);
const shown = async (id: string) => {
	const state = await doorState(await spaceById(id), nothing);
	return doorAt(state, state.at);
};
const take = (its: Awaited<ReturnType<typeof room>>, long: number, key = newId()) =>
	transaction((tx) => takeNow(tx, its, long, key)).then(() => key);

test('taken at the door once for each press, until it is given back', async () => {
	const its = await room('porte-a');
	const key = await take(its, 30);
	await take(its, 30, key);
	expect(await refusal(take(its, 30))).toBe('spaces_taken');
	const { now, left, fits } = await shown(its.id);
	expect([now.length, left, fits]).toEqual([1, 0, []]);
	await transaction((tx) => giveBackNow(tx, its, key, minutes(10)));
	expect(await refusal(transaction((tx) => giveBackNow(tx, its, newId())))).toBe('kernel_missing');
	const { rows } = await sql<{
		long: number;
	}>`select extract(epoch from upper(during) - lower(during))::int / 60 as long
		from spaces.allocation where subject = ${key}`.execute(db);
	expect(rows[0]?.long).toBeLessThan(30);
	for (const [long, id] of [
		[45, newId()],
		[30, 'x'],
		[Number.NaN, newId()]
	] as const)
		expect(await refusal(take(its, long, id))).toBe('day_not_here');
});

test('what asks for the team, a closed door and a passage of another space cannot be had at the door', async () => {
	for (const more of [{ openTo: 'team' }, { approval: true }, { kind: 'machine' }] as const)
		expect(await refusal(take(await room(`porte-${Object.keys(more)}`.toLowerCase(), more), 30))).toBe('day_not_here');
	const closed = await room('porte-close', { hours: Array.from({ length: 7 }, () => []) });
	expect(await refusal(take(closed, 30))).toBe('spaces_closed');
	const [one, other] = [await room('porte-b'), await room('porte-c')];
	const key = await take(one, 60);
	expect(await refusal(transaction((tx) => giveBackNow(tx, other, key)))).toBe('kernel_missing');
});

test('whoever booked comes from a quarter of an hour before, at the door of her space', async () => {
	const [its, other] = [await room('porte-d'), await room('porte-e')];
	await transaction((tx) => setArrivals(tx, its, true, by));
	const book = (from: number, until: number) =>
		transaction((tx) =>
			bookSpace(
				tx,
				its.id,
				asked('10:00', '11:00', { startsAt: minutes(from), endsAt: minutes(until), purpose: 'Secret' }),
				{ actor: null, source: 'web' }
			)
		);
	const [soon, later] = [await book(10, 60), await book(60, 120)];
	expect((await shown(its.id)).awaited.map(({ id }) => id)).toEqual([soon.reservation]);
	const arrive = (id: string, where = its) => refusal(transaction((tx) => arriveAtDoor(tx, where, id)));
	expect(await arrive(later.reservation)).toBe('day_not_yet');
	expect(await arrive(soon.reservation, other)).toBe('kernel_missing');
	expect(await arrive(newId())).toBe('kernel_missing');
	for (const _ of [1, 2]) expect(await arrive(soon.reservation)).toBe(null);
	const state = await doorState(its, nothing);
	expect(state.held.map(({ arrived }) => arrived)).toEqual([true, false]);
	expect(JSON.stringify(state)).not.toContain('Secret');
	await sql`update spaces.reservation set at_door = true where id = ${soon.reservation}`
		.execute(db)
		.catch(() => undefined);
});

test('a title is shown where it is public', async () => {
	const its = await room('porte-f');
	const [open, quiet] = [ref('occurrence', newId()), ref('occurrence', newId())];
	const wish = (subject: typeof open, from: number) => ({
		...{ subject, space: its.id, startsAt: minutes(from), endsAt: minutes(from + 30) }
	});
	await transaction((tx) => allot(tx, [wish(open, 30), wish(quiet, 90)], by));
	const said = { path: '/', deskPath: '/' };
	const { held } = await doorState(
		its,
		async () =>
			new Map([
				[`occurrence ${open.id}`, { ...said, title: 'Café', shown: true }],
				[`occurrence ${quiet.id}`, { ...said, title: 'Jury', shown: false }]
			])
	);
	expect(held.map(({ title }) => title)).toEqual(['Café', null]);
});

test('a screen is opened by its link, shows one space, and nothing once it is taken down', async () => {
	const [its, other] = [await room('porte-g'), await room('porte-h')];
	const [maker, stranger] = [await teamMember('admin'), await teamMember('coordinator', 'Bea')];
	const right = { person: maker.id, role: 'admin', scope: null, by: null, source: 'desk' } as const;
	await transaction((tx) => grant(tx, right));
	const { secret } = await transaction((tx) => makeScreen(tx, its, '  Couloir  ', maker));
	const jar = new Map<string, string>();
	const visit = {
		url: new URL('http://localhost/'),
		cookies: { get: (name: string) => jar.get(name), set: (name: string, value: string) => jar.set(name, value) }
	} as unknown as { url: URL; cookies: Cookies };
	expect(await refusal(openScreen(visit, 'nothing'))).toBe('kernel_missing');
	expect(await openScreen(visit, secret)).toBe(its.id);
	expect((await screenOf(visit, its.id)).id).toBe(its.id);
	expect(await refusal(screenOf(visit, other.id))).toBe('kernel_missing');
	jar.set(`valley_screen_${other.id}`, secret);
	expect(await refusal(screenOf(visit, other.id))).toBe('kernel_missing');
	const [screen, ...more] = await screensOf(its, maker);
	expect([screen?.name, screen?.secret === secret, more]).toEqual(['Couloir', true, []]);
	expect((await screensOf(its, stranger))[0]?.secret).toBe(null);
	const down = (where: typeof its) => transaction((tx) => takeDownScreen(tx, where, screen?.id ?? '', maker));
	expect(await refusal(down(other))).toBe('kernel_missing');
	await down(its);
	expect(await refusal(screenOf(visit, its.id))).toBe('kernel_missing');
});

test('what happens to a part is named to the screen of the whole', async () => {
	await sequence();
	await catchUp('spaces.doors', tellDoors);
	const [part, _] = [await room('mur-1'), await room('mur-2')];
	const whole = await room('mur-12', { parts: ['mur-1', 'mur-2'] });
	await sequence();
	await catchUp('spaces.doors', tellDoors);
	const named: string[] = [];
	hear(DOORS, (names) => named.push(...names.split(' ')));
	await new Promise((resolve) => setTimeout(resolve, 100));
	named.length = 0;
	await take(part, 30);
	await sequence();
	await catchUp('spaces.doors', tellDoors);
	await expect.poll(() => named.toSorted()).toEqual([part.id, whole.id].toSorted());
});
