import { personActs } from '#kernel/identity/acts.ts';
import { roleNames } from '#kernel/identity/index.ts';
import { peopleQuery } from '#network/desk/people/people.server.ts';
import { knownPeople } from '#network/server';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, personActs.see);
	const { asked, q, filters, sort, descending, page } = peopleQuery(event.url);
	const { people, total } = await knownPeople({ ...asked, limit: ROWS, offset: (page - 1) * ROWS });
	return { people, total, q, filters, sort, descending, page, pages: Math.ceil(total / ROWS), roles: roleNames };
};
