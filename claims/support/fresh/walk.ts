import { locales } from '#kernel/words.ts';
import { fault, type Story } from './noun.ts';
import { type Asked, type Draw, one, type Readers } from './readers.ts';

const WORKERS = 8;
const HOT = 4;
const SEASON = 40;
const queries = ['', '', '', '', '', '', '', 'q', 'page', 'utm_source'];

export type Walk = Readonly<{ writes: number; reads: number; wrong: string[] }>;

/** Writes and reads at random, many at once; most reads are of a few addresses, which are others every while, so that there is something kept. */
export async function walk({
	programs,
	stories,
	ops,
	draw,
	readers
}: Readonly<{
	programs: readonly string[];
	stories: readonly Story[];
	ops: number;
	draw: Draw;
	readers: Readers;
}>): Promise<Walk> {
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
	const worker = async (): Promise<void> => {
		while (left-- > 0) {
			const story = one(stories, draw);
			if (draw() < 0.1 && (await story.change(draw, one(programs, draw)))) {
				counts.writes++;
				if (left-- > 0) await read(draw() < 0.5 ? anywhere(one(Object.keys(story.noun.pages), draw)) : nextPage());
			} else await read(nextPage());
		}
	};
	const read = async (asked: Asked): Promise<void> => {
		counts.reads++;
		const told = stories
			.filter(({ noun }) => asked.path in noun.pages)
			.map((story) => ({ story, place: story.acknowledged }));
		const answer = await readers.ask(asked);
		const shown = answer.status === 304 ? { ...answer, status: 200 } : answer;
		// a page that is gone with what it is of tells nothing of the rest
		const about = shown.status === 404 ? told.filter(({ story }) => story.noun.pages[asked.path] === 'gone') : told;
		// a page that was searched need not show what it shows
		const faults = (asked.query === 'q' ? [] : about).map(({ story, place }) => [
			story.noun.name,
			fault(story, place, asked.path, shown)
		]);
		if (!about.length) faults.push(['page', 'is not there']);
		for (const [name, what] of faults)
			if (what) wrong.push(`${asked.program} ${asked.locale} ${asked.path} (${answer.status}): ${name} ${what}`);
	};
	await Promise.all(Array.from({ length: WORKERS }, worker));
	return { ...counts, wrong };
}
