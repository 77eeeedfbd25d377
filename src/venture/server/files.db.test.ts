import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { reads } from '../standing.ts';
import {
	acceptHolding,
	addHolder,
	agreePlan,
	askedAbout,
	changeFile,
	closeFile,
	closeTo,
	fileBoard,
	fileCounts,
	fileFor,
	fileList,
	giveNumber,
	holdersOf,
	leaveFile,
	moveFile,
	numbersOf,
	openFile,
	openTo
} from './index.ts';
import { venture } from './module.ts';
import { by, card, file, organization, person, refusal } from './venture.fixture.ts';

let [maison, fablab] = ['', ''];
let ines: Viewer;
let lou: Viewer;
let zoe: Viewer;
let id = '';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	[maison, fablab] = [await organization('maison'), await organization('fablab')];
	[ines, lou, zoe] = [await person('Ines', [maison]), await person('Lou', [fablab]), await person('Zoe')];
	id = await file('Brume', maison, ines, zoe);
});

const standing = async (viewer: Viewer, which = id) =>
	fileFor(viewer, which).then(
		(found) => found.standing.as,
		() => null
	);

test('a file is read by those whom it is about and by the advisers of its keeper, and by nobody else', async () => {
	const coordinator: Viewer = {
		...(await person('Cora')),
		roles: [{ role: 'coordinator', scope: null }],
		secondFactor: true
	};
	const admin: Viewer = { ...(await person('Ada')), roles: [{ role: 'admin', scope: null }], secondFactor: true };
	const manager: Viewer = {
		...(await person('Max')),
		roles: [{ role: 'partner', scope: { kind: 'organization', id: maison } }]
	};
	expect(await Promise.all([zoe, ines, lou, coordinator, admin, manager].map((one) => standing(one)))).toEqual([
		...['holder', 'adviser', null, null, null, null]
	]);
	expect(await standing(zoe, 'no id')).toBeNull();
});

test('whoever is written down as a holder reads nothing before she has said that it is hers', async () => {
	const tim = await person('Tim');
	await transaction((tx) =>
		addHolder(tx, id, { name: 'Timothée', email: 'tim@example.org', role: 'partner' }, zoe, by(zoe))
	);
	expect(await standing(tim)).toBeNull();
	// nobody learns by an address whose it is
	expect((await holdersOf(id)).map(({ name }) => name)).toEqual(['Zoe', 'Timothée']);
	const [asked] = await askedAbout(tim.id);
	expect(asked).toMatchObject({ name: 'Brume', keeper: 'maison' });
	expect(await refusal(transaction((tx) => acceptHolding(tx, asked?.id ?? '', zoe.id, by(zoe))))).toBe(
		'kernel_missing'
	);
	await transaction((tx) => acceptHolding(tx, asked?.id ?? '', tim.id, by(tim)));
	expect(await standing(tim)).toBe('holder');
	await transaction((tx) => leaveFile(tx, asked?.id ?? '', tim.id, by(tim)));
	expect(await standing(tim)).toBeNull();
	const [first] = await holdersOf(id);
	expect(await refusal(transaction((tx) => leaveFile(tx, first?.id ?? '', zoe.id, by(zoe))))).toBe(
		'venture_last_holder'
	);
});

test('a letter to a holder says nothing of what stands in the file', async () => {
	const { rows } = await sql<{
		text: string;
		subject: string;
	}>`select subject, text from kernel.mail where recipient = 'zoe@example.org'`.execute(db);
	expect(rows.length).toBeGreaterThan(0);
	expect(JSON.stringify(rows)).not.toContain('Brume');
});

test('a partner reads the parts that a holder has opened to it, until she takes them back', async () => {
	const act = (parts: readonly string[], viewer = zoe) =>
		refusal(transaction((tx) => openTo(tx, id, { organization: fablab, parts: parts as never }, viewer, by(viewer))));
	expect(await act(['numbers'], ines)).toBe('kernel_missing');
	expect(await act([])).toBeUndefined();
	const bare = await fileFor(lou, id);
	expect([bare.name, bare.standing.as, reads(bare.standing, 'plan')]).toEqual(['Brume', 'partner', false]);
	expect(await act(['numbers', 'plan'])).toBeUndefined();
	await transaction((tx) =>
		giveNumber(tx, id, { kind: 'jobs', asOf: '2026-11-01', value: 150, seen: 'partners' }, zoe, by(zoe))
	);
	await transaction((tx) =>
		giveNumber(tx, id, { kind: 'turnover', asOf: '2026-11-01', value: 9_000_00 }, ines, by(ines))
	);
	const kinds = async (viewer: Viewer) => (await numbersOf(await fileFor(viewer, id))).map(({ kind }) => kind);
	expect([await kinds(zoe), await kinds(lou)]).toEqual([['jobs', 'turnover'], ['jobs']]);
	expect(await refusal(transaction((tx) => changeFile(tx, id, card('Brume'), lou, by(lou))))).toBe('kernel_missing');
	await transaction((tx) => closeTo(tx, id, fablab, zoe, by(zoe)));
	expect(await standing(lou)).toBeNull();
});

test('only an adviser of the keeper opens a file; sent twice it is one; closed it stays', async () => {
	const holders = [{ name: 'Zoe', email: 'zoe@example.org' }];
	const given = { id: crypto.randomUUID(), keeper: maison, card: card('Écume'), holders };
	expect(await refusal(transaction((tx) => openFile(tx, given, lou, by(lou))))).toBe('kernel_missing');
	for (let turn = 0; turn < 2; turn++) await transaction((tx) => openFile(tx, given, ines, by(ines)));
	expect(await askedAbout(zoe.id)).toHaveLength(1);
	await transaction((tx) => closeFile(tx, given.id, 'done', ines, by(ines)));
	expect(await refusal(transaction((tx) => closeFile(tx, given.id, 'done', ines, by(ines))))).toBe('venture_is_closed');
});

test('a holder can have another organisation keep it; the one before reads it no more', async () => {
	const moved = await file('Ressac', maison, ines, zoe);
	await transaction((tx) => moveFile(tx, moved, fablab, zoe, by(zoe)));
	expect([await standing(ines, moved), await standing(lou, moved)]).toEqual([null, 'adviser']);
});

test('erasing one of two holders leaves the file; the last one takes its words with her', async () => {
	const [ana, bob] = [await person('Ana'), await person('Bob')];
	const shared = await file('Lisière', maison, ines, ana);
	await transaction((tx) => addHolder(tx, shared, { name: 'Bob', email: 'bob@example.org' }, ana, by(ana)));
	const [asked] = await askedAbout(bob.id);
	await transaction((tx) => acceptHolding(tx, asked?.id ?? '', bob.id, by(bob)));
	await transaction(async (tx) => venture.erase?.(tx, ana.id));
	expect(await fileFor(bob, shared)).toMatchObject({ name: 'Lisière', closedAt: null });
	await transaction(async (tx) => venture.erase?.(tx, bob.id));
	expect(await fileFor(ines, shared)).toMatchObject({ name: '', needs: null, closeReason: 'asked' });
	expect(JSON.stringify(await venture.exportOwn?.(zoe.id))).toContain('Brume');
});

test('an adviser finds her files by what they need, and nobody finds those of others', async () => {
	const found = async (viewer: Viewer, q: string) =>
		(await fileList(viewer, { as: 'adviser', q }, { offset: 0, limit: 10 })).rows.map(({ id }) => id);
	const other = await file('Tisane', maison, ines, await person('Mia'), { needs: 'Un alambic de cuivre.' });
	expect(await found(ines, 'alambic')).toEqual([other]);
	expect(await found(ines, 'mia tisane')).toEqual([other]);
	expect(await found(await person('Kim', [fablab]), 'alambic')).toEqual([]);
});

test('of several words each stands in the file or is in the name of one of its holders; the board counts the same', async () => {
	const house = await organization('phare');
	const [adviser, founder] = [await person('Gisèle', [house]), await person('Baptiste')];
	const own = await file('Chandelle verte', house, adviser, founder);
	await transaction((tx) =>
		addHolder(tx, own, { name: 'Marguerite', email: 'm@example.org', role: 'employee' }, adviser, by(adviser))
	);
	await file('Autre chandelle', house, adviser, await person('Octave'));
	const total = async (q: string) => (await fileList(adviser, { as: 'adviser', q }, { offset: 0, limit: 10 })).total;
	const found = ['chandelle', 'Chandelle verte', 'baptiste chandelle', 'vert margue', 'octave verte', '\0', "' | !:*"];
	expect(await Promise.all(found.map(total))).toEqual([2, 1, 1, 1, 0, 0, 0]);
	const board = await fileBoard(adviser, { as: 'adviser', q: 'chandelle baptiste' }, 1);
	expect(board.flatMap(({ rows, total: all }) => rows.map(({ name, holders }) => [name, holders, all]))).toEqual([
		['Chandelle verte', ['Baptiste', 'Marguerite'], 1]
	]);
	const whole = await fileBoard(adviser, { as: 'adviser' }, 1);
	expect(whole.map(({ rows, total: all }) => [rows.length, all]).filter(([, all]) => all)).toEqual([[1, 2]]);
	expect(await fileCounts(adviser, { silentDays: 30, dueBy: '2100-01-01' })).toMatchObject({
		all: 2,
		silent: 0,
		due: 0
	});
});

test('what is due orders the files of who reads their plans, and says nothing of a plan that is closed to her', async () => {
	const [house, partner] = [await organization('forge'), await organization('verrerie')];
	const [adviser, guest] = [await person('Noé', [house]), await person('Uma', [partner])];
	const made: string[] = [];
	for (const [name, due] of [
		['Ardoise', '2030-03-01'],
		['Brique', '2030-01-01'],
		['Cuivre', '2030-02-01']
	] as const) {
		const founder = await person(`Fondatrice de ${name}`.replaceAll(' ', '.'));
		const own = await file(name, house, adviser, founder);
		const plan = { operation: null, fromDay: '2029-01-01', untilDay: '2031-01-01', minutes: 60 };
		await transaction((tx) =>
			agreePlan(tx, own, { ...plan, goals: [{ id: null, words: name, due }] }, adviser, by(adviser))
		);
		const parts: 'plan'[] = name === 'Ardoise' ? ['plan'] : [];
		await transaction((tx) => openTo(tx, own, { organization: partner, parts }, founder, by(founder)));
		made.push(own);
	}
	const named = async (viewer: Viewer) =>
		(await fileList(viewer, { as: 'adviser', sort: 'due' }, { offset: 0, limit: 10 })).rows.map(({ name, due }) => [
			name,
			due
		]);
	expect(await named(adviser)).toEqual([
		['Brique', '2030-01-01'],
		['Cuivre', '2030-02-01'],
		['Ardoise', '2030-03-01']
	]);
	expect((await named(guest))[0]).toEqual(['Ardoise', '2030-03-01']);
	expect((await named(guest)).slice(1).map(([, due]) => due)).toEqual([null, null]);
});
