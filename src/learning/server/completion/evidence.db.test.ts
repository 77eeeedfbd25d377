import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { markFiles, sweepFiles } from '#kernel/server/disk.ts';
import { dropFile, openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Requirement } from '../../completion/requirement.ts';
import { activity, by, caughtUp, ground, guest, words } from './completion.fixture.ts';
import { decideEvidence, giveEvidence, removeEvidence } from './evidence.ts';
import { setGoal } from './goals.ts';
import { eraseCompletion } from './persons.ts';
import { goalOf, goalsOf } from './saying.ts';

let folder: string;
beforeAll(async () => {
	await testDatabase();
	await ground();
	folder = await mkdtemp(join(tmpdir(), 'evidence-'));
	openStorage(folder);
	await markFiles();
});

const work: Requirement = { is: 'evidence', kind: 'work' };
const nothing = { kind: 'work', words: '', link: '', file: null } as const;
const goalOn = (subject: string, tree: Requirement) =>
	transaction((tx) => setGoal(tx, { kind: 'offering', subject, title: words('But'), tree }, by));
const holder = async (name: string) => {
	const { person } = await guest(name);
	return { kind: 'person', id: person } as const;
};

test('evidence can be the first thing that somebody does for a goal, and the goal is hers from then on', async () => {
	const { offering } = await activity(48);
	const goal = await goalOn(offering, work);
	const who = await holder('Eva');
	expect(await goalsOf(who, 'fr')).toEqual([]);
	expect((await goalOf(goal, who, 'fr')).evidence).toEqual([{ kind: 'work', name: 'work', given: [] }]);
	await transaction((tx) => giveEvidence(tx, goal, who, { ...nothing, words: 'Voici.' }, by));
	expect((await goalsOf(who, 'fr')).map(({ id }) => id)).toEqual([goal]);
	await expect(goalOf(newId(), who, 'fr')).rejects.toMatchObject({ status: 404 });
});

test('whoever has a place in an activity finds what it asks of her before she has done anything', async () => {
	const { offering, seances } = await activity(48);
	const goal = await goalOn(offering, work);
	const { person } = await guest('Fay', ...seances);
	await caughtUp();
	expect((await goalsOf({ kind: 'person', id: person }, 'fr')).map(({ id }) => id)).toEqual([goal]);
});

test('who reached a goal under other conditions keeps it on her page, which says so', async () => {
	const { offering } = await activity(48);
	const goal = await goalOn(offering, work);
	const who = await holder('Gil');
	const told = { actor: ref('person', who.id), source: 'desk' } as const;
	await transaction(async (tx) => {
		await decideEvidence(tx, await giveEvidence(tx, goal, who, { ...nothing, words: 'Voici.' }, by), true, told);
	});
	await caughtUp();
	expect(await goalsOf(who, 'fr')).toMatchObject([{ asBefore: false, completedAt: expect.any(Date) }]);
	await goalOn(offering, { is: 'assessment', key: 'final', least: 10 });
	await caughtUp();
	expect(await goalsOf(who, 'fr')).toMatchObject([{ id: goal, asBefore: true, completedAt: expect.any(Date) }]);
});

test('what was taken away is kept nowhere, and its file goes unless another piece names the same bytes', async () => {
	const { offering } = await activity(48);
	const goal = await goalOn(offering, work);
	const [who, other] = [await holder('Hal'), await holder('Ivy')];
	const file = { name: 'Projet de Hal.pdf', content: Buffer.from(`%PDF-${newId()}`) };
	const give = (to: typeof who) =>
		transaction((tx) => giveEvidence(tx, goal, to, { ...nothing, words: 'Secret de Hal.', file }, by));
	const [one, two] = [await give(who), await give(other)];
	const remove = (id: string) => transaction((tx) => removeEvidence(tx, id, by));
	expect(await remove(one)).toBeNull();
	const { rows } = await sql<{ row: string }>`select e::text as row from learning.evidence e where id = ${one}`.execute(
		db
	);
	expect(rows[0]?.row).not.toMatch(/Hal/);
	const hash = await remove(two);
	await dropFile(hash ?? '');
	expect(existsSync(join(folder, hash?.slice(0, 2) ?? '', hash ?? ''))).toBe(false);
	expect(await remove(two)).toBeNull();
});

test('what an erased person gave leaves the disk too', async () => {
	const { offering } = await activity(48);
	const goal = await goalOn(offering, work);
	const who = await holder('Lis');
	const file = { name: 'Lis.pdf', content: Buffer.from(`%PDF-${newId()}`) };
	await transaction((tx) => giveEvidence(tx, goal, who, { ...nothing, words: 'Voici.', file }, by));
	const { rows } = await sql<{
		file: string;
	}>`select file from learning.evidence where participant = ${who.id}`.execute(db);
	const path = join(folder, rows[0]?.file.slice(0, 2) ?? '', rows[0]?.file ?? '');
	expect(existsSync(path)).toBe(true);
	await transaction((tx) => eraseCompletion(tx, who.id));
	await sweepFiles(new Date(Date.now() + 2 * 3_600_000));
	expect(existsSync(path)).toBe(false);
});

test('of one kind somebody gives ten pieces for a goal and no more, also when she sends them at once', async () => {
	const { offering } = await activity(48);
	const goal = await goalOn(offering, work);
	const who = await holder('Jo');
	const sent = await Promise.allSettled(
		Array.from({ length: 12 }, (_, turn) =>
			transaction((tx) => giveEvidence(tx, goal, who, { ...nothing, words: `Pièce ${turn}` }, by))
		)
	);
	expect(sent.filter(({ status }) => status === 'rejected')).toHaveLength(2);
	expect((await goalOf(goal, who, 'fr')).evidence[0]?.given).toHaveLength(10);
});
