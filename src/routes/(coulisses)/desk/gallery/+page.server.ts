import { workList } from '#network/server';
import { ROWS } from '../../../list.server.ts';
import { team } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';
import { worksQuery } from './gallery.server.ts';

export const load: PageServerLoad = async (event) => {
	const viewer = await team(event, 'desk.enter');
	const { asked, q, filters, sort, descending, page } = worksQuery(event.url, viewer);
	const { works, total } = await workList({ ...asked, limit: ROWS, offset: (page - 1) * ROWS });
	return { works, total, q, filters, sort, descending, page, pages: Math.ceil(total / ROWS) };
};
