import { requireMission } from '#missions/desk/entered.server.ts';
import { reportShown } from '#missions/desk/report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { mission, locale } = await requireMission(event);
	return { mission, report: await reportShown(mission, locale) };
};
