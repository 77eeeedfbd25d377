import { shownToAll } from '#kernel/server/kept/kept.ts';
import type { Locale } from '#kernel/words.ts';
import { showsOnAntenna } from '../../server/index.ts';

/** The shows of an organisation that are on now, or can be seen again: what is to come stands in its agenda. */
export const showsOfOrganization = (organization: string, locale: Locale) =>
	shownToAll(`shows of ${organization}`, locale, async () => {
		const { live, past } = await showsOnAntenna(undefined, undefined, organization);
		const known = new Set(live.map(({ id }) => id));
		return [...live, ...past].slice(0, 6).map(({ id, listing: { occurrence, offering } }) => ({
			...{ id, live: known.has(id), picture: offering.picture },
			...{ title: occurrence.theme ?? offering.title, startsAt: occurrence.startsAt, timeZone: occurrence.timeZone }
		}));
	});
