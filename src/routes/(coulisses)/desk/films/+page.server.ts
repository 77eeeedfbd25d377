import { deskActs } from '#kernel/identity/acts.ts';
import { hasFfmpeg } from '#kernel/server/film/ffmpeg.ts';
import { filmsQuery, owners } from '#stage/desk/films/films.server.ts';
import { films } from '#stage/server';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { query, filter } = filmsQuery(event.url, viewer);
	const [{ rows, total }, { organizations }] = await Promise.all([
		films({ ...filter, limit: ROWS, offset: (query.page - 1) * ROWS }),
		owners(viewer)
	]);
	const names = new Map(organizations.map(({ value, label }) => [value, label]));
	return {
		query,
		total,
		pages: Math.ceil(total / ROWS),
		ffmpeg: await hasFfmpeg(),
		films: rows.map(({ id, title, state, durationMs, broadcastOn, createdAt, deletedAt, organization }) => ({
			...{ id, title, state, durationMs, broadcastOn, createdAt, deletedAt },
			organization: organization ? (names.get(organization) ?? null) : null
		}))
	};
};
