import { randomInt } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import {
	hosts,
	lastPlayable,
	type Run,
	reviewsOf,
	runOf,
	type StoryNow,
	storyNow,
	storyOfVersion
} from '../../server/index.ts';
import { runSaid } from './told.server.ts';

/** Lets in who is signed in and plays; for a visitor, whose choices stand in her address, nothing is kept. @throws 404 */
export function requirePlayer({ locals: { viewer } }: { locals: App.Locals }): Viewer {
	if (!viewer) throw missing();
	return viewer;
}

/** One of somebody's runs, with what coaches said of its canvas and whom she may ask. @throws 404 for another's */
export async function runShown(person: string, id: string, locale: Locale) {
	const { person: _, was: __, log, ...run } = await runOf(person, id);
	const [reviews, coaches, { story }] = await Promise.all([reviewsOf(run.id), hosts(), storyOfVersion(run.version)]);
	return {
		run: await runSaid({ ...run, story, choices: log.length }, locale),
		canvas: run.canvas,
		reviews: reviews.map(({ person: _, coach: __, ...review }) => review),
		coaches: coaches.filter(({ coach }) => coach).map(({ id, name }) => ({ value: id, label: name }))
	};
}

/** The run that a page is about: somebody's kept one, or what stands in the address of a visitor without JavaScript. */
export type Asked = Readonly<{
	story: StoryNow;
	run: Pick<Run, 'id' | 'seed' | 'log' | 'stateHash'> | null;
	seed: number;
	log: readonly string[];
}>;

const MOST_LETTERS = 6000;
const MOST_CHOICES = 300;
const SEEDS = 2 ** 32;

/** Somebody's run: the one that the address names, or the one she played last of those that do not pause; none where she asks for a new one. @throws 404 */
export async function askedBy(person: string, slug: string, url: URL): Promise<Asked> {
	const wanted = url.searchParams.get('run');
	const now = await storyNow(slug);
	const last = wanted ?? (await lastPlayable(person, slug));
	if (!last || wanted === 'new') return { story: now, run: null, seed: randomInt(SEEDS), log: [] };
	const run = await runOf(person, last);
	const story = run.version === now.hash ? now : await storyOfVersion(run.version);
	return { story, run, seed: run.seed, log: run.log };
}

/** What a visitor has chosen so far, when she plays by links. @throws 404 */
export async function askedIn(url: URL, slug: string): Promise<Asked> {
	const played = url.searchParams.get('played') ?? '';
	const seed = Number(url.searchParams.get('seed') ?? Number.NaN);
	const log = played.length > MOST_LETTERS ? [] : played.split('.').filter(Boolean).slice(0, MOST_CHOICES);
	const known = Number.isInteger(seed) && seed >= 0 && seed < SEEDS;
	return { story: await storyNow(slug), run: null, seed: known ? seed : randomInt(SEEDS), log: known ? log : [] };
}
