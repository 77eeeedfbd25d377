import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { requireTeam } from '#web/require.server.ts';
import { asked } from '../list.server.ts';
import type { RequestHandler } from './$types';

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, 'settings.change');
	const { found } = await asked(event.url, event.locals.locale);
	return tableResponse(
		{
			name: 'operations',
			columns: [
				{ id: 'code', label: m.settings_operation_code_label() },
				{ id: 'title', label: m.settings_operation_name_label() },
				{ id: 'funder', label: m.settings_operation_funder() },
				{ id: 'starts', label: m.settings_operation_starts() },
				{ id: 'ends', label: m.settings_operation_ends() },
				{ id: 'closed', label: m.settings_operation_closed() }
			],
			rows: found.map(({ code, title, funder, starts, ends, closedAt }) => ({
				...{ code, title, funder, starts, ends },
				closed: closedAt
			}))
		},
		event.url
	);
};
