import { hub } from '#kernel/server/hub.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { Item, Programme, Stage } from '../../festival/programme.ts';
import type { Listing, OfferingCard } from '../../occurrence.ts';
import { calendar, lastChange } from '../calendar.ts';
import { etagOf, type Feed, setting } from '../feed.ts';

/** Some items of a festival as a calendar to subscribe to; what was called off is said to be cancelled. */
export async function festivalCalendar(
	offering: OfferingCard,
	{ stages, items }: Programme,
	locale: Locale,
	chosen: (item: Item) => boolean = () => true
): Promise<Feed> {
	const { timeZone } = await hub();
	const known = await setting(locale);
	const listings = items.filter(chosen).flatMap((item) => {
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
	const places = { capacity: null, left: null, waiting: 0, waitingList: false, closed: false };
	return {
		offering: { ...festival, title, summary: { source: locale, [locale]: told(festival, item, locale) } },
		occurrence: {
			...{ id, startsAt, endsAt, timeZone, theme: null, revision, updatedAt, places },
			place: place ? { ...place, name: `${text}, ${place.name}` } : { ...bare, name: text },
			mode: 'on_site',
			registration: 'none',
			pool: '',
			status: cancelledAt ? 'cancelled' : 'scheduled'
		}
	};
}

const told = (festival: OfferingCard, { people, summary }: Item, locale: Locale): string =>
	[people, summary && say(summary, locale).text, say(festival.title, locale).text].filter(Boolean).join('\n\n');
