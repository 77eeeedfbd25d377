import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { filmsQuery, owners } from '#stage/desk/films/films.server.ts';
import { lengthOf, stateOf } from '#stage/desk/films/words.ts';
import { films } from '#stage/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 20_000;

/** The films as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const [{ rows }, { organizations }] = await Promise.all([
		films({ ...filmsQuery(event.url, viewer).filter, limit: MOST, offset: 0 }),
		owners(viewer)
	]);
	const names = new Map(organizations.map(({ value, label }) => [value, label]));
	const columns = [
		{ id: 'title', label: m.films_title() },
		{ id: 'state', label: m.films_state() },
		{ id: 'length', label: m.films_length() },
		{ id: 'organization', label: m.films_organization() },
		{ id: 'rights', label: m.films_rights() },
		{ id: 'broadcastOn', label: m.films_broadcast_on() },
		{ id: 'captions', label: m.films_captions() },
		{ id: 'bytes', label: m.films_bytes() },
		{ id: 'created', label: m.films_added() }
	];
	const table = rows.map((film) => ({
		title: film.title,
		state: stateOf(film).name,
		length: lengthOf(film.durationMs),
		organization: film.organization ? (names.get(film.organization) ?? null) : null,
		rights: film.rights,
		broadcastOn: film.broadcastOn,
		captions: film.captions.map(({ lang }) => lang).join(' '),
		bytes: film.bytes,
		created: film.createdAt
	}));
	return tableResponse({ name: m.films_file(), columns, rows: table }, event.url);
};
