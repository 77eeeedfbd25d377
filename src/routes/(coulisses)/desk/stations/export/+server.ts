import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { listed } from '#stage/desk/stations/list.server.ts';
import type { RequestHandler } from './$types';

/** The stations as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { rows } = await listed(event);
	return tableResponse(
		{
			name: 'stations',
			columns: [
				{ id: 'name', label: m.stations_name() },
				{ id: 'slug', label: m.stations_slug() },
				{ id: 'organization', label: m.stations_organization() },
				{ id: 'language', label: m.stations_locale() },
				{ id: 'delay', label: m.stations_delay() },
				{ id: 'primary', label: m.stations_primary() },
				{ id: 'ground', label: m.stations_ground() },
				{ id: 'mark', label: m.stations_mark() },
				{ id: 'shows', label: m.stations_shows() }
			],
			rows: rows.map(({ name, slug, organizationName, locale, delayMs, theme, shows }) => ({
				...{ name, slug, organization: organizationName, language: locale, delay: delayMs / 1000 },
				...{ primary: theme.primary, ground: theme.ground, mark: theme.mark, shows: Number(shows) }
			}))
		},
		event.url
	);
};
