import type { Locale } from '#kernel/words.ts';
import { countryName } from '#partnering';
import { listQuery } from '#web/list.server.ts';
import { type Group, groupsOf, publicGroups } from '../server/index.ts';

const SHOWN = 24;

/** The groups that everybody may read about, as cards. */
export async function groupsShown(url: URL, locale: Locale) {
	const { page } = listQuery(url, { sorts: ['openedAt'] });
	const { groups, total } = await publicGroups({ limit: SHOWN, offset: (page - 1) * SHOWN });
	return { groups: groups.map((one) => asCard(one, locale)), page, pages: Math.ceil(total / SHOWN) };
}

/** The groups of somebody, as cards. */
export const groupsMine = async (person: string, locale: Locale) =>
	(await groupsOf(person)).map(({ asked, requests, ...one }) => ({ ...asCard(one, locale), asked, requests }));

/** The countries of a group, in words. */
export const countriesSaid = (codes: readonly string[], locale: Locale): string[] =>
	codes.map((code) => countryName(code, locale)).toSorted((one, other) => one.localeCompare(other, locale));

const asCard = (
	{ id, slug, title, summary, kind, state, sectors, members, countries, fictional }: Group,
	locale: Locale
) => ({
	...{ id, slug, title, summary, kind, state, members, fictional },
	...{ countries: countriesSaid(countries, locale), sector: sectors[0] ?? 'network' }
});
