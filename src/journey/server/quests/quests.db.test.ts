import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Quest } from '../../quests.ts';
import { cafe, placeIn } from '../cafe.fixture.ts';
import { byTeam, caughtUp, player, sending, smallStory, sync } from '../journey.fixture.ts';
import { publishStory } from '../stories/keeping.ts';
import { hearGoals } from './reader.ts';
import { questsOf } from './saying.ts';

const asked: readonly Quest[] = [
	{ key: 'cafe', chapter: 'spark', comp: ['3.4/3'], tree: { is: 'attended', activity: 'cafe-numerique' } },
	{
		key: 'canvas',
		chapter: 'spark',
		comp: ['1.4/3'],
		tree: {
			is: 'all',
			of: [
				{ is: 'canvas', blocks: 9, hypotheses: 3 },
				{ is: 'met', as: 'mentor' }
			]
		}
	}
];
const story = smallStory(asked);
let seance: Awaited<ReturnType<typeof cafe>>;
beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-quests-')));
	liftLimits();
	seance = await cafe();
	await transaction((tx) => publishStory(tx, story, byTeam));
});

const begin = (person: string) => sync(person, sending(story.bundle, ['open']));
const state = async (person: string) =>
	(await questsOf(person, 'small', 'fr')).find(({ key }) => key === 'cafe')?.state;
const told = async () =>
	(await factsAfter(db, 0, 10_000)).filter(({ verb }) => verb.startsWith('journey.quest_')).map(({ verb }) => verb);
const shown = async (person: string) => {
	const { rows } = await sql<{ of: string }>`
		select competence || '/' || level as of from journey.evidence where person = ${person} and source = 'quest'`.execute(
		db
	);
	return rows.map(({ of }) => of);
};

test('a challenge is closed by being there, once however often it is told, and open again when that was a mistake', async () => {
	const person = await player();
	await begin(person);
	const beThere = await placeIn(seance, person);
	expect(await state(person)).toBe('open');
	await beThere('present');
	await caughtUp();
	expect(await state(person)).toBe('closed');
	expect(await shown(person)).toEqual(['3.4/3']);
	const facts = await factsAfter(db, 0, 10_000);
	for (let turn = 0; turn < 5; turn++) await transaction((tx) => hearGoals(tx, facts));
	await caughtUp();
	expect(await told()).toEqual(['journey.quest_closed']);
	await beThere('absent');
	await caughtUp();
	expect(await state(person)).toBe('reopened');
	expect(await shown(person)).toEqual([]);
	await beThere('present');
	await caughtUp();
	expect(await told()).toEqual(['journey.quest_closed', 'journey.quest_reopened', 'journey.quest_closed']);
	const { rows } = await sql<{
		subject: string;
	}>`select subject from kernel.mail where subject_of = ${person} order by written_at`.execute(db);
	expect(rows.map(({ subject }) => subject.replaceAll('\u00a0', ' '))).toEqual([
		'Défi réussi : Défi cafe',
		'Défi rouvert : Défi cafe',
		'Défi réussi : Défi cafe'
	]);
});

test('nothing is kept of those who do not play, and who begins later has closed what she has done already', async () => {
	const before = (await told()).length;
	const person = await player('Tom');
	await (await placeIn(seance, person))('present');
	await caughtUp();
	expect((await told()).length).toBe(before);
	await begin(person);
	expect(await state(person)).toBe('closed');
	await caughtUp();
	expect((await told()).length).toBe(before + 1);
});

test('what is missing is said in words, and a closed challenge can be taken into the game', async () => {
	const person = await player('Bako');
	const [, canvas] = await questsOf(person, 'small', 'en');
	expect(canvas?.missing).toMatchObject({ text: expect.stringContaining('0'), done: false });
	expect(canvas?.missing.of.map(({ text }) => text)).toEqual([
		'Fill 9 blocks of the canvas, with at least 3 hypotheses tested, and have it accepted by a coach',
		'Meet a mentor of the hub, and both confirm it'
	]);
	await begin(person);
	await (await placeIn(seance, person))('present');
	await caughtUp();
	const log = ['open', ...Array.from({ length: 5 }, () => 'end-week'), 'go-on+cafe'];
	expect(await sync(person, sending(story.bundle, log))).toMatchObject({ status: 'kept', seq: 7 });
});
