import { bondOf } from '#bond.ts';
import { bondActs } from '#network/acts.ts';
import { bondPage } from '#network/desk/bond/bond.server.ts';
import { bondFile } from '#network/desk/bond/file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** What an organisation pledged, gave and received in a year, on one page for those who lead it. */
export const GET: RequestHandler = async (event) => {
	const { id } = event.params;
	const viewer = await requireTeam(event, bondActs.read, { organisation: id });
	const { organization, year } = await bondPage(id, event.url, viewer);
	return bondFile(organization, await bondOf(id, year, event.locals.locale), event.locals.locale);
};
