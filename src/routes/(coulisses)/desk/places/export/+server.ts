import { tableResponse } from '#exchange/pages/table.server.ts';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import { placesListed } from '#network/desk/places/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of places as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, 'organization.add');
	const { found } = await placesListed(event.url);
	const columns = ['name', 'organization', 'address', 'postcode', 'locality', 'lat', 'lon', 'website', 'slug'] as const;
	const texts = locales.flatMap((locale) => [`sentence_${locale}`, `access_${locale}`]);
	const rows = found.map((place) => ({
		...Object.fromEntries(columns.map((id) => [id, place[id]])),
		...Object.fromEntries(locales.map((locale) => [`sentence_${locale}`, place.sentence?.[locale] ?? null])),
		...Object.fromEntries(locales.map((locale) => [`access_${locale}`, place.access?.[locale] ?? null]))
	}));
	const named = [...columns, ...texts].map((id) => ({ id, label: id }));
	return tableResponse({ name: m.desk_room_places(), columns: named, rows }, event.url);
};
