import { deskActs } from '#kernel/identity/acts.ts';
import { worksQuery } from '#network/desk/gallery/gallery.server.ts';
import { workList } from '#network/server';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { asked, q, filters, sort, descending, page } = worksQuery(event.url, viewer);
	const { works, total } = await workList({ ...asked, limit: ROWS, offset: (page - 1) * ROWS });
	return { works, total, q, filters, sort, descending, page, pages: Math.ceil(total / ROWS) };
};
