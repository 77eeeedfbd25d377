import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { selfLink } from '../server/api/shaping.ts';
import { publicThings, type Stream, streamsOf, type Thing, thingBySlug, whereOf } from '../server/index.ts';
import { silentSince } from '../watch.ts';
import { chartsOf, rangeAsked } from './charts.server.ts';

const SHOWN = 24;

/** What everybody sees of a thing. */
export const thingOf = (one: Thing, locale: Locale) => ({
	...{ id: one.id, slug: one.slug, name: one.name, description: one.description, seen: one.seen },
	...{ organization: one.organizationName, organizationSlug: one.organizationSlug, fictional: one.fictional },
	...{ where: whereOf(one, locale), spaceSlug: one.spaceSlug, placeSlug: one.placeSlug },
	...{ retired: one.retiredAt !== null, madeAt: one.madeAt }
});

/** A value with its age; `silent`: since when nothing came any more. */
export const valueOf = (one: Stream, now = new Date()) => ({
	...{ number: one.number, name: one.name, symbol: one.symbol, value: one.latestNumber, result: one.latestResult },
	...{ at: one.latestAt, every: one.everySeconds, silent: silentSince(one.latestAt, one.everySeconds, now) }
});

/** The things that everybody sees, with their latest values. */
export async function thingsShown(url: URL, locale: Locale) {
	const { page } = listQuery(url, { sorts: ['name'] });
	const { things, total } = await publicThings({ limit: SHOWN, offset: (page - 1) * SHOWN });
	const streams = await streamsOf(things.map(({ number }) => number));
	const shown = things.map((one) => ({
		...thingOf(one, locale),
		values: (streams.get(one.number) ?? []).map((stream) => valueOf(stream))
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
