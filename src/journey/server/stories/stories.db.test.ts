import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { smallInk } from '../../story/small.fixture.ts';
import { byTeam, meetAndCanvas, smallStory } from '../journey.fixture.ts';
import { within } from '../tables.ts';
import { goLive, keepStory, publishStory } from './keeping.ts';
import {
	bundleOf,
	publishedBundle,
	publishedStories,
	sentWords,
	sentWordsOf,
	storyNow,
	storyPicture,
	wordsOf
} from './reading.ts';

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-stories-')));
});

const publish = (read = smallStory()) => transaction((tx) => publishStory(tx, read, byTeam));

test('a story is published once, and found by its hashes, with French where a language has no words', async () => {
	const { hash, story } = await publish();
	expect(await publish()).toMatchObject({ hash, story, state: 'live' });
	const now = await storyNow('small');
	expect(now).toMatchObject({
		hash,
		story: 'small',
		chapters: [{ id: 'spark', minutes: 20 }],
		scenes: { lift: expect.any(String) }
	});
	expect(await publishedBundle('small', hash)).toEqual(smallStory().bundle);
	expect(await bundleOf(hash)).toEqual(smallStory().bundle);
	const en = await sentWords('small', 'en', now.words.en);
	expect(en.words['l.cage']).toBe('A cage comes up.');
	expect(en.words['l.opened']).toBe('Elle l’ouvre.');
	expect(en.missing).toContain('l.opened');
	expect((await wordsOf(hash)).en).toEqual({ 'l.cage': 'A cage comes up.' });
	expect((await storyPicture('small', 'scene', now.scenes.lift ?? '')).subarray(1, 4).toString()).toBe('PNG');
	expect(await publishedStories('nl')).toEqual([
		expect.objectContaining({ story: 'small', title: 'Une histoire (fictif)', lang: 'fr' })
	]);
});

test('a language that came after a story was published is French in it, and says so', async () => {
	const { hash } = await publish();
	await untold((tx) => within(tx).deleteFrom('journey.versionWords').where('locale', '=', 'nl').execute());
	const { words } = await storyNow('small');
	const { words: french } = await sentWords('small', 'fr', words.fr);
	expect(await sentWords('small', 'nl', words.nl)).toEqual({ words: french, missing: Object.keys(french).toSorted() });
	expect(await sentWordsOf(hash, 'nl')).toEqual(french);
	await publish();
	expect((await storyNow('small')).words.nl).not.toBe(words.fr);
});

test('mended words are no new version, and a page that is open finds its own again', async () => {
	const { hash } = await publish();
	const before = await storyNow('small');
	const mended = smallStory();
	await publish({ ...mended, words: { ...mended.words, nl: { 'l.cage': 'Een kooi komt boven.' } } });
	const after = await storyNow('small');
	expect(after.hash).toBe(hash);
	expect(after.words.nl).not.toBe(before.words.nl);
	expect(after.words.fr).toBe(before.words.fr);
	const quests = await within(db).selectFrom('journey.quest').select(['key', 'retiredAt']).orderBy('key').execute();
	expect(quests).toEqual([
		{ key: 'cafe', retiredAt: null },
		{ key: 'canvas', retiredAt: null }
	]);
});

test('a draft is given to nobody; when it is published the version before stays for its runs', async () => {
	const first = await publish();
	const [cafe] = meetAndCanvas;
	const second = smallStory(cafe ? [cafe] : [], smallInk.replace('Une cage remonte', 'Une autre cage remonte'));
	const kept = await transaction((tx) => keepStory(tx, second, byTeam));
	expect(kept.state).toBe('draft');
	await expect(publishedBundle('small', kept.hash)).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => goLive(tx, kept, byTeam));
	expect((await storyNow('small')).hash).toBe(kept.hash);
	expect(await publishedBundle('small', first.hash)).toEqual(smallStory().bundle);
	const retired = await within(db)
		.selectFrom('journey.quest')
		.select('key')
		.where('retiredAt', 'is not', null)
		.execute();
	expect(retired).toEqual([{ key: 'canvas' }]);
});

test('what is not whole is refused with what is wrong', async () => {
	const story = smallStory();
	const refusal = (read: typeof story) => expect(publish(read)).rejects.toMatchObject({ status: 422 });
	await refusal({ ...story, bundle: { ...story.bundle, quests: ['other'] } });
	await refusal({ ...story, bundle: null as never });
	await refusal({ ...story, problems: [{ rule: 'file_missing', file: 'story.ink', line: 3, params: {} }] as never });
	await refusal({ ...story, pictures: new Map([['scenes/lift.png', Buffer.from('GIF89a')]]) });
	const [quest] = meetAndCanvas;
	const elsewhere = { ...quest, tree: { is: 'attended', activity: 'nowhere' } } as const;
	await refusal(smallStory([elsewhere as never], smallInk.replace('Plus rien', 'Plus rien du tout')));
});
