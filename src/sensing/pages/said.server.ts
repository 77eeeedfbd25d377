import type { Locale } from '#kernel/words.ts';
import { type Stream, type Thing, whereOf } from '../server/index.ts';
import { silentSince } from '../watch.ts';

/** What everybody sees of a thing. */
export const thingOf = (one: Thing, locale: Locale) => ({
	...{ id: one.id, slug: one.slug, name: one.name, description: one.description, seen: one.seen },
	...{ organization: one.organizationName, organizationSlug: one.organizationSlug, fictional: one.fictional },
	...{ where: whereOf(one, locale), spaceSlug: one.spaceSlug, placeSlug: one.placeSlug },
	...{ retired: one.retiredAt !== null, madeAt: one.madeAt }
});

/** A value with its age; `silent`: since when nothing came any more. */
export const valueShown = (one: Stream, now = new Date()) => ({
	...{ number: one.number, name: one.name, symbol: one.symbol, value: one.latestNumber, result: one.latestResult },
	...{ at: one.latestAt, every: one.everySeconds, silent: silentSince(one.latestAt, one.everySeconds, now) }
});
