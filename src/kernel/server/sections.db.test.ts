import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { findOrMakePerson } from '../identity/server/persons.ts';
import type { Section } from '../section.ts';
import { db, transaction } from './db.ts';
import { chooseSections, closedPaths, declareSections, isOpenTo, opener, sectionStates } from './sections.ts';

let person: string;
const viewer = () => ({ id: person }) as Parameters<typeof isOpenTo>[0];
const said = () => 'word';
const house: Section = {
	...{ key: 'house', name: said, text: said, paths: ['/spaces', '/places/*/plan'], promised: ['/spaces/booking'] },
	...{ desk: ['/desk/spaces'], own: { paths: ['/me/spaces'], holds: '$1::uuid is null' }, ahead: 'select 3' }
};
const game: Section = {
	...{ key: 'game', name: said, text: said, paths: ['/journey'], desk: ['/desk/journey'], filled: 'false' },
	own: { paths: ['/me/journey'], holds: '$1::uuid is not null' }
};

beforeAll(async () => {
	await testDatabase();
	declareSections([house, game]);
	person = await transaction((tx) => findOrMakePerson(tx, { name: 'Andrée', email: 'a@example.org', locale: 'fr' }));
});

const open = async (path: string) => (await opener())(path);

test('an empty section is there for the team, who fills it, and for nobody else', async () => {
	expect(await open('/journey/one')).toBe(false);
	expect(await open('/desk/journey')).toBe(true);
	expect(await isOpenTo(null, '/journey')).toBe(false);
	expect(await isOpenTo(null, '/desk/journey')).toBe(true);
});

test('one that is put on is there though empty, and one that is put off is nowhere but where something was promised', async () => {
	await transaction((tx) => chooseSections(tx, ['game'], person));
	expect(await open('/journey')).toBe(true);
	for (const path of ['/spaces', '/spaces/quai?day=1', '/places/quai/plan', '/desk/spaces/day'])
		expect([path, await open(path), await isOpenTo(null, path)]).toEqual([path, false, false]);
	for (const path of ['/spaces/booking/token', '/places/quai', '/spacesuit', '/agenda'])
		expect([path, await isOpenTo(null, path)]).toEqual([path, true]);
	expect((await sectionStates()).map(({ key, open, ahead }) => [key, open, ahead])).toEqual([
		['house', false, 3],
		['game', true, 0]
	]);
});

test('a page of her own is there for whoever has something in it, and leads others to sign in', async () => {
	expect(await isOpenTo(viewer(), '/me/spaces')).toBe(false);
	expect(await isOpenTo(null, '/me/spaces')).toBe(true);
	await transaction((tx) => chooseSections(tx, ['house'], person));
	expect(await isOpenTo(viewer(), '/me/journey/run')).toBe(true);
	expect(await isOpenTo(viewer(), '/me/spaces')).toBe(true);
	expect(await closedPaths()).toEqual(['/journey', '/me/journey', '/desk/journey']);
});

test('the same again tells nothing', async () => {
	const told = () =>
		db
			.selectFrom('kernel.activity' as never)
			.select(db.fn.countAll().as('count'))
			.executeTakeFirst();
	const before = await told();
	await transaction((tx) => chooseSections(tx, ['house'], person));
	expect(await told()).toEqual(before);
});
