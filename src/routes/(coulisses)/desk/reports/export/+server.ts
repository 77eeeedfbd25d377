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
	const { rows: all } = await reportsListed(event.url, MOST, 1);
	const columns = Object.entries(labels).map(([id, label]) => ({ id, label: label() }));
	const rows = all.map(({ reportedAt, kind, path, reason, words, decision }) => ({
		...{ when: reportedAt, kind, path, words },
		reason: reasonNames[reason](),
		state: decisionName(decision)
	}));
	return tableResponse({ name: 'reports', columns, rows }, event.url);
};

const labels = {
	when: m.moderation_desk_when,
	kind: m.moderation_desk_kind,
	path: m.moderation_about,
	reason: m.moderation_reason,
	words: m.moderation_desk_wrote,
	state: m.web_state
};
