import { flowResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { reservationTable } from '#spaces/desk/house/reservation-table.server.ts';
import { reservationsAsked } from '#spaces/desk/house/reservations.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list of reservations as a file. */
export const GET: RequestHandler = async (event) => {
	const { wanted } = reservationsAsked(event.url, await requireTeam(event, deskActs.enter));
	return flowResponse(event, async (tx) => reservationTable(wanted, tx, event.locals.locale));
};
