import { places } from '#network/server';
import { listQuery, ROWS } from '../../../list.server.ts';
import { team } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await team(event, 'organization.add');
	const query = listQuery(event.url, { sorts: ['name'], filters: ['state'] });
	const all = await places(undefined, { text: query.q, trashed: query.filters.state === 'trashed' });
	const shown = all.slice((query.page - 1) * ROWS, query.page * ROWS);
	return {
		query,
		total: all.length,
		pages: Math.ceil(all.length / ROWS),
		places: shown.map(({ id, name, locality, address, organizationName, lat }) => ({
			...{ id, name, locality, address, organizationName },
			onMap: lat !== null
		}))
	};
};
