import { randomInt } from 'node:crypto';
import { lastPlayable, type Run, runOf, type StoryNow, storyNow, storyOfVersion } from '../../server/index.ts';

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
