import { tableOf } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { reportActs } from '#moderation/acts.ts';
import { reportsListed } from '#moderation/desk/reports/list.server.ts';
import { decisionName, reasonNames } from '#moderation/desk/reports/words.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The list as a file; who reported stays out of it. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, reportActs.decide);
	const { rows } = await reportsListed(event.url, MOST, 1);
	const table = tableOf('reports', rows, {
		when: [m.moderation_desk_when(), ({ reportedAt }) => reportedAt],
		kind: [m.moderation_desk_kind(), ({ kind }) => kind],
		path: [m.moderation_about(), ({ path }) => path],
		reason: [m.moderation_reason(), ({ reason }) => reasonNames[reason]()],
		words: [m.moderation_desk_wrote(), ({ words }) => words],
		state: [m.web_state(), ({ decision }) => decisionName(decision)],
		answer: [m.moderation_answer(), ({ answer }) => answer]
	});
	return tableResponse(table, event.url);
};
