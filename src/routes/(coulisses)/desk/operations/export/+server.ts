import { operationsListed } from '#agenda/desk/operations/list.server.ts';
import { tableOf } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { settingsActs } from '#kernel/identity/acts.ts';
import { m } from '#messages';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, settingsActs.change);
	const { found } = await operationsListed(event.url, event.locals.locale);
	const table = tableOf('operations', found, {
		code: [m.web_code(), ({ code }) => code],
		title: [m.settings_operation_name_label(), ({ title }) => title],
		funder: [m.settings_operation_funder(), ({ funder }) => funder],
		starts: [m.web_start(), ({ starts }) => starts],
		ends: [m.web_end(), ({ ends }) => ends],
		closed: [m.settings_operation_closed(), ({ closedAt }) => closedAt]
	});
	return tableResponse(table, event.url);
};
