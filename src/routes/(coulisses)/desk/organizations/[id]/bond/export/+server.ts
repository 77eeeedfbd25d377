import { bondOf } from '#bond.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { bondActs } from '#network/acts.ts';
import { bondTable } from '#network/desk/bond/table.ts';
import { bondYears, organizationById } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** All that ties an organisation to the hub, year by year, as a table. */
export const GET: RequestHandler = async (event) => {
	const { id } = event.params;
	await requireTeam(event, bondActs.read, { organisation: id });
	const { name } = await organizationById(id);
	const years = await bondYears(id);
	const bonds = await Promise.all(years.map((year) => bondOf(id, year, event.locals.locale)));
	return tableResponse(bondTable(name, bonds, event.locals.locale), event.url);
};
