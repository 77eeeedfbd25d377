import { impactActs } from '#impact/acts.ts';
import { reportById, reportFile } from '#impact/server';
import { privateFile } from '#web/private-file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A closed report to keep: to read, as a workbook, or all that it has kept. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, impactActs.keep);
	return privateFile(reportFile(await reportById(event.params.report), event.params.format));
};
