import { hub } from '#kernel/server/hub.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { Item, Programme, Stage } from '../../festival/programme.ts';
import type { Listing, OfferingCard } from '../../occurrence.ts';
import { calendar, lastChange } from '../calendar.ts';
import { etagOf, type Feed, PAST_DAYS, setting } from '../feed.ts';
import { MOST_TOLD } from '../listings.ts';

const DAY_MS = 86_400_000;

/**
 * Some items of a festival as a calendar to subscribe to: what ended in the last 30 days and the two thousand that come next at most; what was called
 * off is said to be cancelled.
 */
export async function festivalCalendar(
	offering: OfferingCard,
	{ stages, items }: Programme,
	locale: Locale,
	chosen: (item: Item) => boolean = () => true
): Promise<Feed> {
	const { timeZone } = await hub();
	const known = await setting(locale);
	const since = new Date(Date.now() - PAST_DAYS * DAY_MS);
	const told = items.filter((item) => item.endsAt > since && chosen(item)).slice(0, MOST_TOLD);
	const listings = told.flatMap((item) => {
		const stage = stages.find(({ id }) => id === item.stage);
		return stage ? [asListing(offering, item, stage, { timeZone, locale })] : [];
	});
	const name = `${say(offering.title, locale).text} — ${known.name}`;
	const pageOf = ({ occurrence }: Listing) => `/festival/${offering.slug}#${occurrence.id}`;
	const body = calendar(listings, { ...known, name, pageOf });
	return { body, etag: etagOf(body), lastModified: lastChange(listings) ?? offering.updatedAt };
}

/** An item as a calendar tells a séance: under its own title, and where it is begins with the stage. */
function asListing(
	festival: OfferingCard,
	item: Item,
	{ id: stage, name, place }: Stage,
	{ timeZone, locale }: Readonly<{ timeZone: string; locale: Locale }>
): Listing {
	const { id, startsAt, endsAt, title, cancelledAt, revision, updatedAt } = item;
	const { text } = say(name, locale);
	const bare = { id: stage, slug: stage, locality: null, address: null, lat: null, lon: null };
	const places = { capacity: null, taken: 0, left: null, kept: 0, waiting: 0, waitingList: false, closed: false };
	return {
		offering: { ...festival, title, summary: { source: locale, [locale]: describe(festival, item, locale) } },
		occurrence: {
			...{ id, startsAt, endsAt, timeZone, theme: null, space: null, revision, updatedAt, places },
			place: place ? { ...place, name: `${text}, ${place.name}` } : { ...bare, name: text },
			mode: 'on_site',
			registration: 'none',
			pool: '',
			status: cancelledAt ? 'cancelled' : 'scheduled'
		}
	};
}

const describe = (festival: OfferingCard, { people, summary }: Item, locale: Locale): string =>
	[people, summary && say(summary, locale).text, say(festival.title, locale).text].filter(Boolean).join('\n\n');
