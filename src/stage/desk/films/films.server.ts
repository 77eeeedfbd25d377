import type { RequestEvent } from '@sveltejs/kit';
import { type Table, tableOf } from '#exchange';
import { missing } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { fieldOf } from '#web/form.server.ts';
import { type ListQuery, listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { filmActs } from '../../acts.ts';
import type { Film } from '../../index.ts';
import { type FilmList, FilmWords, filmById, filmSorts, films } from '../../server/index.ts';
import { lengthOf, stateOf } from './words.ts';

const MOST_TOLD = 20_000;

type Asked = Readonly<{ query: ListQuery<(typeof filmSorts)[number]>; filter: Omit<FilmList, 'limit' | 'offset'> }>;

/** What the list of films shows to a viewer: all of them to the team, to a host those of her organisations. */
export function filmsQuery(url: URL, viewer: Viewer): Asked {
	const query = listQuery(url, { sorts: filmSorts, filters: ['state'] });
	const asked = url.searchParams.has('sort');
	return {
		query: { ...query, descending: asked ? query.descending : true },
		filter: {
			text: query.q,
			state: query.filters.state ?? '',
			organizations: can(viewer, filmActs.edit) ? undefined : hostedBy(viewer),
			sort: query.sort,
			descending: asked ? query.descending : true
		}
	};
}

/** Whose a film can be, as the viewer may say. The hub's own has no organisation. */
export async function owners(viewer: Viewer) {
	const free = can(viewer, filmActs.edit);
	const known = await organizationNames(free ? {} : { ids: hostedBy(viewer) });
	return { free, organizations: known.map(({ id, name }) => ({ value: id, label: name })) };
}

/** The films that the address asks for, as a table. */
export async function filmsTable(url: URL, viewer: Viewer): Promise<Table> {
	const [{ rows }, { organizations }] = await Promise.all([
		films({ ...filmsQuery(url, viewer).filter, limit: MOST_TOLD, offset: 0 }),
		owners(viewer)
	]);
	const names = new Map<string | null, string>(organizations.map(({ value, label }) => [value, label]));
	return tableOf(m.films_file(), rows, {
		title: [m.web_work_name(), ({ title }) => title],
		state: [m.web_state(), (film) => stateOf(film).name],
		length: [m.films_length(), ({ durationMs }) => lengthOf(durationMs)],
		organization: [m.web_organization(), ({ organization }) => names.get(organization) ?? null],
		rights: [m.web_rights(), ({ rights }) => rights],
		broadcastOn: [m.films_broadcast_on(), ({ broadcastOn }) => broadcastOn],
		captions: [m.stage_player_captions(), ({ captions }) => captions.map(({ lang }) => lang).join(' ')],
		bytes: [m.films_bytes(), ({ bytes }) => bytes],
		created: [m.films_added(), ({ createdAt }) => createdAt]
	});
}

/** The film of the address, if the viewer may edit it; for any other there is none. */
export async function requireFilm(
	event: Pick<RequestEvent, 'locals' | 'url' | 'params'>
): Promise<{ viewer: Viewer; film: Film }> {
	await requireTeam(event, deskActs.enter);
	const film = await filmById(event.params.film ?? '');
	return { viewer: await requireTeam(event, filmActs.edit, { organisation: film.organization }), film };
}

/** What was typed of a film, and whether it will do. @throws 404 for an organisation that the viewer does not answer for. */
export function typedFilm(form: FormData, viewer: Viewer) {
	const typed = {
		title: fieldOf(form, 'title'),
		rights: fieldOf(form, 'rights'),
		broadcastOn: fieldOf(form, 'broadcastOn'),
		organization: fieldOf(form, 'organization')
	};
	const given = FilmWords.safeParse(typed);
	if (given.success && !can(viewer, filmActs.edit, { organisation: given.data.organization })) throw missing();
	return { typed, given };
}

export const formOf = (form: FormData) => (fieldOf(form, 'form') === 'as_is' ? 'as_is' : 'ladder');
