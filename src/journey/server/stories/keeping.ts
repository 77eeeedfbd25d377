import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { locales } from '#kernel/words.ts';
import { hashOf } from '../../hash.ts';
import { type Bundle, isPlayable } from '../../story/bundle.ts';
import { tableOf } from '../../story/words.ts';
import { setQuests } from '../quests/setting.ts';
import { within } from '../tables.ts';
import { wordsOf } from './reading.ts';
import { type ReadStory, type StoryPicture, type WholeRead, wholeStory } from './story.ts';

/** A version that is kept: whether it is a draft, what players get, or what they got before. */
export type Kept = Readonly<{ story: string; hash: string; state: 'draft' | 'live' | 'past' }>;

/**
 * Keeps a version of a story; it is a draft until it is published. The same version again takes over its words, pictures and challenges as they are
 * now, since they decide about no run. @throws journey_story_wrong
 */
export async function keepStory(tx: Tx, read: ReadStory, by: By): Promise<Kept> {
	const whole = wholeStory(read);
	const { bundle, told, words, pictures } = whole;
	const story = await storyNamed(tx, bundle.story);
	const before = await shownOf(tx, bundle.hash);
	const row = { hash: bundle.hash, story, bundle: JSON.stringify(bundle), told: JSON.stringify(told) };
	const { state } = await within(tx)
		.insertInto('journey.storyVersion')
		.values(row)
		.onConflict((known) => known.column('hash').doUpdateSet({ told: row.told }))
		.returning('state')
		.executeTakeFirstOrThrow();
	await keepWords(tx, story, whole);
	await keepPictures(tx, bundle, pictures);
	if (state === 'live') await setQuests(tx, { story, told, words }, by);
	if (state === 'live' && !same(before, await shownOf(tx, bundle.hash))) await tellMended(tx, story, by);
	return { story, hash: bundle.hash, state };
}

/** What people see of what is published is another one, and what decides about runs is the same. */
export const tellMended = (tx: Tx, story: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'journey.story_mended', object: ref('story', story), detail: {} });

/** What a version tells and shows, by the hashes of its words and pictures. */
async function shownOf(tx: Tx, version: string) {
	const tables = within(tx);
	return {
		told: await tables.selectFrom('journey.storyVersion').select('told').where('hash', '=', version).execute(),
		words: await tables
			.selectFrom('journey.versionWords')
			.select(['locale', 'words'])
			.where('version', '=', version)
			.orderBy('locale')
			.execute(),
		pictures: await tables
			.selectFrom('journey.picture')
			.select(['kind', 'name', 'file'])
			.where('version', '=', version)
			.orderBy('kind')
			.orderBy('name')
			.execute()
	};
}

/** Makes a kept version the one that players get; the one before stays for the runs that it has. What is live already stays so. @throws journey_version_rules when other rules of the game than today's were made for it */
export async function goLive(tx: Tx, { story, hash }: Omit<Kept, 'state'>, by: By): Promise<void> {
	const versions = await within(tx)
		.selectFrom('journey.storyVersion')
		.select(['hash', 'state', 'bundle', 'told'])
		.where('story', '=', story)
		.forUpdate()
		.execute();
	const next = versions.find((one) => one.hash === hash);
	if (!next || next.state === 'live') return;
	if (!isPlayable(next.bundle)) throw refused('journey_version_rules');
	await within(tx)
		.updateTable('journey.storyVersion')
		.set({ state: 'past' })
		.where('story', '=', story)
		.where('state', '=', 'live')
		.execute();
	const publishedBy = by.actor?.kind === 'person' ? by.actor.id : null;
	const published = { state: 'live', publishedAt: new Date(), publishedBy } as const;
	await within(tx).updateTable('journey.storyVersion').set(published).where('hash', '=', hash).execute();
	await setQuests(tx, { story, told: next.told, words: await wordsOf(hash, tx) }, by);
	const detail = {
		version: versions.filter(({ state }) => state !== 'draft').length + 1,
		chapters: next.bundle.chapters.length,
		quests: next.bundle.quests.length
	};
	await record(tx, { ...by, verb: 'journey.story_published', object: ref('story', story), detail });
}

/** Keeps a version and publishes it at once; runs in flight stay with the version that they have. For a first version, and for what was rehearsed elsewhere. */
export async function publishStory(tx: Tx, read: ReadStory, by: By): Promise<Kept> {
	const kept = await keepStory(tx, read, by);
	await goLive(tx, kept, by);
	return { ...kept, state: 'live' };
}

async function storyNamed(tx: Tx, slug: string): Promise<string> {
	await within(tx)
		.insertInto('journey.story')
		.values({ id: newId(), slug })
		.onConflict((known) => known.doNothing())
		.execute();
	const { id } = await within(tx)
		.selectFrom('journey.story')
		.select('id')
		.where('slug', '=', slug)
		.forUpdate()
		.executeTakeFirstOrThrow();
	return id;
}

async function keepWords(tx: Tx, story: string, { bundle, words }: WholeRead): Promise<void> {
	for (const locale of locales) {
		const body = tableOf(words, locale);
		const hash = hashOf({ locale, story, ...body });
		await within(tx)
			.insertInto('journey.words')
			.values({ hash, story, locale, body: JSON.stringify(body) })
			.onConflict((known) => known.doNothing())
			.execute();
		await within(tx)
			.insertInto('journey.versionWords')
			.values({ version: bundle.hash, locale, words: hash })
			.onConflict((known) => known.columns(['version', 'locale']).doUpdateSet({ words: hash }))
			.execute();
	}
}

async function keepPictures(tx: Tx, { hash }: Bundle, pictures: readonly StoryPicture[]): Promise<void> {
	for (const { kind, name, content } of pictures) {
		const file = await keepFile(tx, content, 'image/png');
		await within(tx)
			.insertInto('journey.picture')
			.values({ version: hash, kind, name, file })
			.onConflict((known) => known.columns(['version', 'kind', 'name']).doUpdateSet({ file }))
			.execute();
	}
}
