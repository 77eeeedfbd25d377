import type { Area } from '../area.ts';
import type { Front, Sentence } from '../noun.ts';
import { say } from '../words.ts';
import { hub } from './hub.ts';

const MOST_PAGES = 500_000;
const AT_ONCE = 200;

type Window = Readonly<{ limit: number; offset: number }>;

/** A list that is given in pages, whole; no more than a hub ever has. @param atOnce on a page: fewer where what is read for each is large */
export async function every<T>(some: (window: Window) => Promise<readonly T[]>, atOnce = AT_ONCE): Promise<T[]> {
	const all: T[] = [];
	for (let more = true; more && all.length < MOST_PAGES; ) {
		const found = await some({ limit: atOnce, offset: all.length });
		all.push(...found);
		more = found.length === atOnce;
	}
	return all;
}

/** A page that lists things, whose picture has the region over its title. */
export const front = (path: string, area: Area, title: Sentence, lede: Sentence): Front => ({
	...{ path, title, lede },
	poster: async (locale) => ({
		area,
		kicker: say((await hub()).region, locale).text,
		title: title({}, { locale }),
		lines: [lede({}, { locale })]
	})
});
