import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { decisionName, reasonNames } from '#moderation/desk/reports/words.ts';
import { reports } from '#moderation/server';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The list as a file; who reported stays out of it. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, 'report.decide');
	const { q, filters } = listQuery(event.url, { sorts: ['date'], filters: ['state', 'kind'] });
	const asked = { q, state: filters.state ?? '', kind: filters.kind ?? '', limit: MOST, offset: 0 };
	const { rows } = await reports(asked);
	return tableResponse(
		{
			name: 'reports',
			columns: [
				{ id: 'when', label: m.moderation_desk_when() },
				{ id: 'kind', label: m.moderation_desk_kind() },
				{ id: 'path', label: m.moderation_about() },
				{ id: 'reason', label: m.moderation_reason() },
				{ id: 'words', label: m.moderation_desk_wrote() },
				{ id: 'state', label: m.moderation_desk_state() }
			],
			rows: rows.map(({ reportedAt, kind, path, reason, words, decision }) => ({
				...{ when: reportedAt, kind, path, words },
				reason: reasonNames[reason](),
				state: decisionName(decision)
			}))
		},
		event.url
	);
};
