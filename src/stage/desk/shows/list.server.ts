import type { RequestEvent } from '@sveltejs/kit';
import { tableOf } from '#exchange';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { allShows, showSorts } from '../../server/index.ts';
import type { requireShows } from './show.server.ts';
import { pictureWord, stateWord } from './states.ts';

type Only = Awaited<ReturnType<typeof requireShows>>['only'];

/** The shows that the address asks for, as far as the viewer may see them. */
export async function showsListed({ url, locals }: Pick<RequestEvent, 'locals' | 'url'>, only: Only) {
	const asked = url.searchParams.has('sort');
	const read = listQuery(url, { sorts: showSorts, filters: ['state', 'station'] });
	const query = { ...read, descending: asked ? read.descending : true };
	const { q, sort, descending, filters } = query;
	const { state = '', station = '' } = filters;
	const rows = await allShows({ q, sort, descending, state, station, only, locale: locals.locale });
	return { query, rows };
}

/** The shows of the list, as a table. */
export const showsTable = (rows: Awaited<ReturnType<typeof showsListed>>['rows'], locale: Locale) =>
	tableOf('shows', rows, {
		title: [m.web_title(), ({ listing }) => say(listing.offering.title, locale).text],
		state: [m.web_state(), ({ state }) => stateWord(state).name],
		starts: [m.web_date(), ({ listing }) => listing.occurrence.startsAt],
		ends: [m.web_end(), ({ listing }) => listing.occurrence.endsAt],
		stations: [m.stations_stations(), ({ stations }) => stations.map(({ name }) => name).join(', ')],
		picture: [m.shows_picture(), ({ picture }) => pictureWord(picture)],
		organization: [m.web_organization(), ({ listing }) => listing.offering.organization.name],
		address: [m.web_public_page(), ({ id }) => publicUrl() + href(`/antenne/${id}`, locale)]
	});
