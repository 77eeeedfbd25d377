import { roleNames } from '#kernel/identity/index.ts';
import { knownPeople } from '#network/server';
import { ROWS } from '../../../list.server.ts';
import { team } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';
import { peopleQuery } from './people.server.ts';

export const load: PageServerLoad = async (event) => {
	await team(event, 'person.see');
	const { asked, q, filters, sort, descending, page } = peopleQuery(event.url);
	const { people, total } = await knownPeople({ ...asked, limit: ROWS, offset: (page - 1) * ROWS });
	return { people, total, q, filters, sort, descending, page, pages: Math.ceil(total / ROWS), roles: roleNames };
};
