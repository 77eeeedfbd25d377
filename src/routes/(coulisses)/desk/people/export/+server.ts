import { flowResponse } from '#exchange/pages/table.server.ts';
import { personActs } from '#kernel/identity/acts.ts';
import { peopleQuery } from '#network/desk/people/people.server.ts';
import { peopleTable } from '#network/desk/people/table.server.ts';
import { knownPeopleInPortions } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of people as its address narrows it, as a file for the team. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, personActs.see);
	const { asked } = peopleQuery(event.url);
	return flowResponse(event, async (tx) => peopleTable(knownPeopleInPortions(asked, tx), event.locals.locale));
};
