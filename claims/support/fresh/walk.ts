import { locales } from '#kernel/words.ts';
import { fault, type Story } from './noun.ts';
import { type Asked, type Draw, one, type Readers } from './readers.ts';

const WORKERS = 8;
/** So many addresses are read most of the time, until others are. */
const HOT = 4;
const SEASON = 40;
/** Of the names of a question in an address most are none; a search need not show what the page shows. */
const SEARCH = 'q';
const queries = ['', '', '', '', '', '', '', SEARCH, 'page', 'utm_source'];

type Ground = Readonly<{ programs: readonly string[]; stories: readonly Story[]; readers: Readers }>;

/** Each act on each thing while nothing else happens: a page that was kept before tells it, or the act has left no fact. @returns what is wrong. */
export async function oneByOne(ground: Ground, acts: readonly number[] = ACTS): Promise<string[]> {
	const wrong: string[] = [];
	for (const [index, story] of ground.stories.entries()) {
		const program = one(ground.programs, () => (index % ground.programs.length) / ground.programs.length);
		const [path = ''] = Object.keys(story.noun.pages);
		const asked = { program, path, locale: one(locales, () => (index % locales.length) / locales.length), query: '' };
		wrong.push(...(await look(ground, asked)));
		for (const chance of acts) {
			await story.change(() => chance, program);
			wrong.push(...(await look(ground, asked)));
		}
	}
	return wrong;
}

/** What `Story.change` does by these chances, where it can; it shows what is hidden whatever the chance. */
const [HIDE, UNDO, REWRITE] = [0.1, 0.3, 0.9];
const ACTS = [REWRITE, UNDO, HIDE, REWRITE];
/** What a short run does to each. */
export const FEW_ACTS: readonly number[] = [REWRITE];

export type Walk = Readonly<{ writes: number; reads: number; wrong: string[] }>;

/** Writes and reads at random, many at once; most reads are of a few addresses, which are others every while, so that there is something kept. */
export async function walk({ draw, ops, ...ground }: Ground & Readonly<{ draw: Draw; ops: number }>): Promise<Walk> {
	const { programs, stories } = ground;
	const paths = [...new Set(stories.flatMap(({ noun }) => Object.keys(noun.pages)))];
	const counts = { writes: 0, reads: 0 };
	const wrong: string[] = [];
	let left = ops;
	let hot: Asked[] = [];
	const anywhere = (path = one(paths, draw)): Asked => ({
		...{ program: one(programs, draw), path, locale: one(locales, draw), query: one(queries, draw) }
	});
	const nextPage = (): Asked => {
		if (!hot.length || draw() < 1 / SEASON) hot = Array.from({ length: HOT }, () => ({ ...anywhere(), query: '' }));
		return draw() < 0.8 ? { ...one(hot, draw), program: one(programs, draw) } : anywhere();
	};
	const read = async (asked: Asked): Promise<void> => {
		counts.reads++;
		wrong.push(...(await look(ground, asked)));
	};
	const worker = async (): Promise<void> => {
		while (left-- > 0) {
			const story = one(stories, draw);
			if (draw() < 0.1 && (await story.change(draw, one(programs, draw)))) {
				counts.writes++;
				if (left-- > 0) await read(draw() < 0.5 ? anywhere(one(Object.keys(story.noun.pages), draw)) : nextPage());
			} else await read(nextPage());
		}
	};
	await Promise.all(Array.from({ length: WORKERS }, worker));
	return { ...counts, wrong };
}

/** Asks for a page, and holds it against all that was acknowledged before. @returns what is wrong. */
async function look({ stories, readers }: Ground, asked: Asked): Promise<string[]> {
	const { program, path, locale, query } = asked;
	const told = stories.filter(({ noun }) => path in noun.pages).map((story) => ({ story, place: story.acknowledged }));
	const { status, page } = await readers.ask(asked);
	const shown = { status: status === 304 ? 200 : status, page };
	// a page that is gone with what it is of tells nothing of the rest
	const about = shown.status === 404 ? told.filter(({ story }) => story.noun.pages[path] === 'gone') : told;
	const faults = about.length ? [] : ['is not there'];
	for (const { story, place } of query === SEARCH ? [] : about) {
		const what = fault(story, place, path, shown);
		if (what) faults.push(`${story.noun.name} ${what}`);
	}
	return faults.map((what) => `${program} ${locale} ${path} (${status}): ${what}`);
}
