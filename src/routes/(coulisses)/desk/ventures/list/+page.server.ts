import { ventureActs } from '#venture/acts.ts';
import { filesAsked } from '#venture/desk/files.server.ts';
import { fileList } from '#venture/server';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	const { query, wanted } = await filesAsked(event.url, viewer);
	const { rows, total } = await fileList(viewer, wanted, { offset: (query.page - 1) * ROWS, limit: ROWS });
	return { query, rows, total, pages: Math.max(1, Math.ceil(total / ROWS)) };
};
