import { impactActs } from '#impact/acts.ts';
import { monthsFile } from '#impact/desk/charts.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** What a measure has come to month by month, as a picture or a table. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, impactActs.keep);
	return monthsFile(event.params.measure, event.url, event.locals.locale);
};
