import { tableResponse } from '#exchange/pages/table.server.ts';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { listed } from '#stage/desk/shows/list.server.ts';
import { pictureWord, stateWord } from '#stage/desk/shows/states.ts';
import type { RequestHandler } from './$types';

/** The shows as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { rows } = await listed(event);
	const { locale } = event.locals;
	return tableResponse(
		{
			name: 'shows',
			columns: [
				{ id: 'title', label: m.shows_title() },
				{ id: 'state', label: m.shows_state() },
				{ id: 'starts', label: m.shows_date() },
				{ id: 'ends', label: m.shows_ends() },
				{ id: 'stations', label: m.shows_stations() },
				{ id: 'picture', label: m.shows_picture() },
				{ id: 'organization', label: m.shows_organization() },
				{ id: 'address', label: m.shows_address() }
			],
			rows: rows.map(({ id, listing: { occurrence, offering }, state, picture, stations }) => ({
				title: say(offering.title, locale).text,
				state: stateWord(state).name,
				starts: occurrence.startsAt,
				ends: occurrence.endsAt,
				stations: stations.map(({ name }) => name).join(', '),
				picture: pictureWord(picture),
				organization: offering.organization.name,
				address: publicUrl() + href(`/antenne/${id}`, locale)
			}))
		},
		event.url
	);
};
