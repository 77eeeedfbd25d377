import { tableResponse } from '#exchange/pages/table.server.ts';
import { personActs } from '#kernel/identity/acts.ts';
import { peopleQuery } from '#network/desk/people/people.server.ts';
import { peopleTable } from '#network/desk/people/table.server.ts';
import { knownPeople } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;

/** The list of people as its address narrows it, as a file for the team. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, personActs.see);
	const { people } = await knownPeople({ ...peopleQuery(event.url).asked, limit: MOST, offset: 0 });
	return tableResponse(peopleTable(people, event.locals.locale), event.url);
};
