import { rowOf } from '#agenda';
import { sayRich } from '#kernel/server/richtext.ts';
import type { Locale } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { countryName } from '#partnering';
import { comingOf, deliveredOf, type Group, groupBySlug, membersOf } from '../server/index.ts';
import { countriesSaid } from './list.server.ts';

/** What everybody may know of a group: not on what it is booked, what it costs nor what its members settled among themselves. */
export const openOf = ({ id, slug, kind, title, summary, ...rest }: Group, locale: Locale) => ({
	...{ id, slug, kind, title, summary, sectors: rest.sectors, starts: rest.starts, ends: rest.ends },
	...{
		site: rest.placeName ?? rest.site,
		siteSlug: rest.placeSlug,
		public: rest.public,
		hidden: rest.hidden,
		shown: rest.shown
	},
	...{ state: rest.state, fictional: rest.fictional, countries: countriesSaid(rest.countries, locale) }
});

/** Which organisations are in a group; what they pay is in none of it. */
const membersShown = async (id: string, locale: Locale) =>
	(await membersOf(id))
		.filter(({ state }) => state === 'member')
		.map(({ id: member, name, slug, picture, role, country, fictional }) => ({
			...{ id: member, name, slug, picture, role, country: countryName(country, locale), fictional }
		}));

/** A group as everybody reads it. @throws 404 */
export async function groupShown(slug: string, locale: Locale) {
	const group = await groupBySlug(slug);
	const [members, delivered, coming, known] = await Promise.all([
		membersShown(group.id, locale),
		deliveredOf(group.id),
		comingOf(group.id),
		sectors()
	]);
	return {
		...{ group: openOf(group, locale), members, delivered },
		text: sayRich(group.body, locale),
		coming: coming.map((listing) => rowOf(listing, locale)),
		sectors: known.filter((one) => group.sectors.includes(one.slug)).map((one) => one.label)
	};
}
