import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { offeringsNamed } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Quest } from '../../quests.ts';
import { smallInk } from '../../story/small.fixture.ts';
import { cafe, placeIn } from '../cafe.fixture.ts';
import { byTeam, caughtUp, player, sending, smallStory, sync } from '../journey.fixture.ts';
import { bindActivity, boundNames } from '../quests/binding.ts';
import { questsOf } from '../quests/saying.ts';
import { keepStory, publishStory } from '../stories/keeping.ts';
import { storyOfVersion } from '../stories/reading.ts';
import { coverageOfWords, markRead } from '../stories/readings.ts';
import { funnel } from './funnel.ts';
import { allStories, carryPictures, dropDraft, shelvedStory } from './shelf.ts';
import { textsOf, unmarkRead } from './texts.ts';

/** The story names an activity that has another name in this hub. */
const asked: readonly Quest[] = [
	{ key: 'cafe', chapter: 'spark', comp: [], tree: { is: 'attended', activity: 'soiree-du-hub' } },
	{ key: 'canvas', chapter: 'spark', comp: [], tree: { is: 'met', as: 'anybody' } }
];
const story = smallStory(asked);
let seance: Awaited<ReturnType<typeof cafe>>;
let offering: string;
let id: string;
beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-desk-')));
	liftLimits();
	seance = await cafe('cafe-numerique');
	offering = (await offeringsNamed(['cafe-numerique'])).get('cafe-numerique')?.id ?? '';
	await transaction((tx) => keepStory(tx, story, byTeam));
	id = (await shelvedStory('small')).id;
});

test('a hub binds the name in a story to an activity of its own before it publishes it, and the challenge follows at once', async () => {
	const publish = () => transaction((tx) => publishStory(tx, story, byTeam));
	await expect(publish()).rejects.toMatchObject({ code: 'journey_quest_activity' });
	const bind = (name: string, to: string | null) =>
		transaction((tx) => bindActivity(tx, { story: id, name, offering: to }, byTeam));
	await expect(bind('autre-chose', offering)).rejects.toMatchObject({ status: 404 });
	await expect(bind('soiree-du-hub', newId())).rejects.toMatchObject({ status: 404 });
	await bind('soiree-du-hub', offering);
	expect(await boundNames(id)).toEqual(new Set(['soiree-du-hub']));
	await publish();
	const person = await player();
	await sync(person, sending(story.bundle, ['open']));
	const says = await placeIn(seance, person);
	await says('present');
	await caughtUp();
	const [quest] = await questsOf(person, 'small', 'fr');
	expect(quest).toMatchObject({ key: 'cafe', state: 'closed', asks: ['attended'], activities: [offering] });
	// without an activity the published story would ask for nothing that is there
	await expect(bind('soiree-du-hub', null)).rejects.toMatchObject({ code: 'journey_quest_activity' });
});

test('the shelf tells drafts from what players get; a draft may be dropped, what was published may not', async () => {
	expect(await allStories()).toMatchObject([{ slug: 'small', versions: 1, drafts: 0, inFlight: null, players: null }]);
	const draft = smallStory(asked, smallInk.replace('#id:leave', '#id:go'));
	const kept = await transaction((tx) => keepStory(tx, { ...draft, pictures: new Map() }, byTeam));
	expect((await storyOfVersion(kept.hash)).scenes).toEqual({});
	await transaction((tx) => carryPictures(tx, id, kept.hash, byTeam));
	expect(Object.keys((await storyOfVersion(kept.hash)).scenes)).toEqual(['lift']);
	const { versions } = await shelvedStory('small');
	expect(versions.map(({ state, inFlight }) => [state, inFlight])).toEqual([
		['draft', 0],
		['live', 1]
	]);
	await expect(transaction((tx) => dropDraft(tx, id, story.bundle?.hash ?? ''))).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => dropDraft(tx, id, kept.hash));
	expect((await shelvedStory('small')).versions).toHaveLength(1);
});

test('a text counts as read as it is, and asks anew when that is taken back', async () => {
	const version = story.bundle?.hash ?? '';
	const [first] = await textsOf(version, 'en');
	expect(first).toMatchObject({ text: null, print: '', read: false });
	const there = (await textsOf(version, 'en')).find(({ text }) => text !== null);
	expect(there).toMatchObject({ key: 'l.cage', text: 'A cage comes up.', read: false });
	const texts = { 'l.cage': 'A cage comes up.' };
	await transaction((tx) => markRead(tx, { version, locale: 'en', texts }, byTeam));
	expect((await textsOf(version, 'en')).find(({ key }) => key === 'l.cage')?.read).toBe(true);
	expect((await coverageOfWords(version)).find(({ locale }) => locale === 'en')).toMatchObject({ there: 1, read: 1 });
	await transaction((tx) => unmarkRead(tx, id, 'en', ['l.cage']));
	expect((await textsOf(version, 'en')).find(({ key }) => key === 'l.cage')?.read).toBe(false);
});

test('groups under eight are not told, others in steps of eight, and none are none', async () => {
	const far = () => funnel(id, { chapters: ['spark', 'team'], quests: ['cafe', 'canvas'] });
	expect(await far()).toMatchObject({
		players: null,
		chapters: [
			{ key: 'spark', people: null },
			{ key: 'team', people: 0 }
		],
		quests: [
			{ key: 'cafe', people: null },
			{ key: 'canvas', people: 0 }
		]
	});
	for (let turn = 0; turn < 7; turn++) await sync(await player(), sending(story.bundle, ['open']));
	expect(await far()).toMatchObject({ players: 8, chapters: [{ people: 8 }, { people: 0 }] });
});
