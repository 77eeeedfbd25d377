import { impactActs } from '#impact/acts.ts';
import { waysFile } from '#impact/desk/charts.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The ways that people take, as a picture or a table. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, impactActs.keep);
	return waysFile(event.url, event.locals.locale);
};
