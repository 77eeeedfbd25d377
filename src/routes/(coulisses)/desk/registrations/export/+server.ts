import { registrationsAsked } from '#agenda/desk/registrations/list.server.ts';
import { registrationsTable } from '#agenda/desk/registrations/table.server.ts';
import { flowResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list as one sees it, with what was answered: a column for each question. */
export const GET: RequestHandler = async (event) => {
	const { wanted } = registrationsAsked(event.url, await requireTeam(event, deskActs.enter));
	return flowResponse(event, (tx) => registrationsTable(wanted, tx, event.locals.locale));
};
