import { can, hostedBy } from '#kernel/identity/policy.ts';
import { workshopList } from '#learning/server';
import { listQuery, ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const { page } = listQuery(event.url, { sorts: ['newest'] });
	const organizations = can(viewer, 'workshop.edit') ? null : hostedBy(viewer);
	const { rows, total } = await workshopList({ organizations, limit: ROWS, offset: (page - 1) * ROWS });
	return {
		...{ page, total, pages: Math.ceil(total / ROWS) },
		rows: rows.map(({ id, endedAt, canvasKind, title, fictional, organizationName, startsAt, teams }) => ({
			...{ id, endedAt, canvasKind, title, fictional, organization: organizationName, startsAt, teams }
		}))
	};
};
