import { impactActs } from '#impact/acts.ts';
import { territoryFile } from '#impact/desk/territory-file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A measure by commune or by sector, as a picture or a table. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, impactActs.keep);
	return territoryFile(event.params.measure, event.url, event.locals.locale);
};
