import { spaceActs } from '#spaces/acts.ts';
import { statementResponse } from '#spaces/desk/plans/statement.server.ts';
import { statementById } from '#spaces/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A statement as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return statementResponse(await statementById(event.params.statement), event.locals.locale);
};
