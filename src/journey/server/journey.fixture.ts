import { afterAll } from 'vitest';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import { eachLocale } from '#kernel/words.ts';
import { readForCompletion } from '#learning/server';
import { hashOf } from '../hash.ts';
import { Play } from '../play.ts';
import type { Quest } from '../quests.ts';
import type { Bundle } from '../story/bundle.ts';
import { bundleOf, smallGame, smallInk } from '../story/small.fixture.ts';
import type { SyncBody } from '../sync.schema.ts';
import { closeEngine } from './engine/pool.ts';
import { journey } from './module.ts';
import { patiently } from './playing.ts';
import { takeSync } from './runs/sync.ts';
import { keepStory } from './stories/keeping.ts';
import type { ReadStory } from './stories/story.ts';
import { within } from './tables.ts';

afterAll(closeEngine);

/** Sends what was played, and again while the machine has too much to do. */
export const sync = (person: string, body: SyncBody | object): ReturnType<typeof takeSync> =>
	patiently(() => takeSync(person, body, 'fr'));

export const byTeam: By = { actor: null, source: 'desk' };
export const words = (fr: string) => ({ source: 'fr', fr }) as const;

export const meetAndCanvas: readonly Quest[] = [
	{ key: 'cafe', chapter: 'spark', comp: ['3.4/3'], tree: { is: 'met', as: 'anybody' } },
	{ key: 'canvas', chapter: 'spark', comp: ['1.4/3'], tree: { is: 'canvas', blocks: 2, hypotheses: 1 } }
];

/** A whole story of a few lines. @param ink another flow, for another version */
export function smallStory(quests: readonly Quest[] = meetAndCanvas, ink = smallInk): ReadStory & { bundle: Bundle } {
	const keys = quests.map(({ key }) => key);
	const choices = [...ink.matchAll(/\[(.+?) #id:([\w-]+)/g)].map(([, text = '', id]) => [`c.${id}`, text]);
	const fr = {
		...(Object.fromEntries(choices) as Record<string, string>),
		...{ 'l.cage': 'Une cage remonte.', 'l.opened': 'Elle l’ouvre.', 'chapter.spark': 'L’étincelle' },
		...Object.fromEntries(keys.map((key) => [`quest.${key}`, `Défi ${key}`]))
	};
	const bundle = bundleOf(ink, smallGame, keys);
	const told = { title: words('Une histoire (fictif)'), summary: words('Quelques lignes.'), sources: [] };
	return {
		bundle,
		words: { ...eachLocale(() => ({})), fr, en: { 'l.cage': 'A cage comes up.' } },
		meta: { ...told, quests },
		pictures: new Map([['scenes/lift.png', Buffer.from('\x89PNG\r\n\x1a\n…', 'latin1')]]),
		problems: []
	};
}

/** Keeps a story as it was made for other rules of the game, as before an update. @returns the hash of that version; it was published once */
export async function keepOfOtherRules(read: ReadStory & { bundle: Bundle }): Promise<string> {
	const { hash: _, ...rest } = { ...read.bundle, reducer: read.bundle.reducer + 1 };
	const bundle = { ...rest, hash: hashOf(rest) };
	await transaction((tx) => keepStory(tx, { ...read, bundle }, byTeam));
	const past = { state: 'past', publishedAt: new Date(0) } as const;
	await within(db).updateTable('journey.storyVersion').set(past).where('hash', '=', bundle.hash).execute();
	return bundle.hash;
}

/** A person who may play: she has signed in, so her address is her own. */
export const player = (name = 'Lila'): Promise<string> =>
	transaction(async (tx) => {
		const email = `${newId()}@example.org`;
		await prove(tx, email);
		return findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
	});

export const byPerson = (person: string): By => ({ actor: ref('person', person), source: 'web' });

/** What a client sends: a log of which the server has the first `base` choices. */
export function sending(
	bundle: Bundle,
	log: readonly string[],
	more: Partial<SyncBody> & { base?: number } = {}
): SyncBody {
	const { base = 0, seed = 7, run = newId() } = more;
	const before = Play.open(bundle, seed, log.slice(0, base)).hash();
	const after = Play.open(bundle, seed, log).hash();
	const sent = { run, seed, hash: bundle.hash, key: newId(), base, before, entries: log.slice(base), after };
	return { ...sent, ...more };
}

/** Brings the readers of learning and of the journey to the end of the log. */
export async function caughtUp(): Promise<void> {
	const readers = Object.entries({ 'learning.completion': readForCompletion, ...journey.readers });
	for (let turn = 0; turn < 8; turn++) {
		await sequence();
		let read = 0;
		for (const [name, reader] of readers) read += await catchUp(name, reader);
		if (!read) return;
	}
}
