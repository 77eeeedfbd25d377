import { operationsListed } from '#agenda/desk/operations/list.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { settingsActs } from '#kernel/identity/acts.ts';
import { m } from '#messages';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, settingsActs.change);
	const { found } = await operationsListed(event.url, event.locals.locale);
	const columns = Object.entries(labels).map(([id, label]) => ({ id, label: label() }));
	const rows = found.map(({ code, title, funder, starts, ends, closedAt: closed }) => ({
		...{ code, title, funder, starts, ends, closed }
	}));
	return tableResponse({ name: 'operations', columns, rows }, event.url);
};

const labels = {
	code: m.web_code,
	title: m.settings_operation_name_label,
	funder: m.settings_operation_funder,
	starts: m.web_start,
	ends: m.web_end,
	closed: m.settings_operation_closed
};
