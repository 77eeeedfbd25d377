import { deskActs } from '#kernel/identity/acts.ts';
import { can } from '#kernel/identity/policy.ts';
import { stationActs } from '#stage/acts.ts';
import { stationsListed } from '#stage/desk/stations/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { query, rows } = await stationsListed(event.url, viewer);
	return {
		query,
		mayPostcodes: can(viewer, stationActs.edit),
		rows: rows.map(({ id, name, slug, organizationName, theme, locale, delayMs, shows, deletedAt }) => ({
			...{ id, name, slug, organizationName, theme, language: locale, delayMs, shows: Number(shows) },
			trashed: deletedAt !== null
		}))
	};
};
