import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { selfLink } from '../server/api/shaping.ts';
import { publicThings, streamsOf, thingBySlug } from '../server/index.ts';
import { chartsOf, rangeAsked } from './charts.server.ts';
import { thingOf, valueShown } from './said.server.ts';

const SHOWN = 24;

/** The things that everybody sees, with their latest values. */
export async function thingsShown(url: URL, locale: Locale) {
	const { page } = listQuery(url, { sorts: ['name'] });
	const { things, total } = await publicThings({ limit: SHOWN, offset: (page - 1) * SHOWN });
	const streams = await streamsOf(things.map(({ number }) => number));
	const shown = things.map((one) => ({
		...thingOf(one, locale),
		values: (streams.get(one.number) ?? []).map((stream) => valueShown(stream))
	}));
	return { things: shown, page, pages: Math.ceil(total / SHOWN) };
}

/** One thing with its values, and what each said in the time that the address asks for. @throws 404 */
export async function thingShown(url: URL, slug: string, viewer: Viewer | null, locale: Locale) {
	const thing = await thingBySlug(slug, viewer);
	const streams = (await streamsOf([thing.number])).get(thing.number) ?? [];
	const range = rangeAsked(url);
	return {
		thing: thingOf(thing, locale),
		...{ range, api: selfLink('Things', thing.number) },
		streams: await chartsOf(streams, range, locale)
	};
}
