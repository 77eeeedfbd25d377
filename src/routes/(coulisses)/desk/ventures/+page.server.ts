import { ventureActs } from '#venture/acts.ts';
import { dayOf, filesAsked, SILENT_DAYS } from '#venture/desk/files.server.ts';
import { fileBoard } from '#venture/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

/** As many of a stage as one takes in at a glance. */
const MOST = 12;

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	const { query, wanted } = await filesAsked(event.url, viewer);
	const [board, day] = await Promise.all([fileBoard(viewer, wanted, MOST), dayOf(viewer)]);
	return { query, board, day, silentDays: SILENT_DAYS };
};
