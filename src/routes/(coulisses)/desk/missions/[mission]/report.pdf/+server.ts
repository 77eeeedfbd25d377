import { requireMission } from '#missions/desk/entered.server.ts';
import { reportPrinted } from '#missions/desk/report.server.ts';
import type { RequestHandler } from './$types';

/** The report of a mission on paper. */
export const GET: RequestHandler = async (event) => {
	const { mission, locale } = await requireMission(event);
	return reportPrinted(mission, locale);
};
