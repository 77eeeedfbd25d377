import { tableOf } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { newsletterActs } from '#notice/acts.ts';
import { subscribersListed } from '#notice/desk/newsletter/subscribers/list.server.ts';
import { stateName } from '#notice/desk/newsletter/subscribers/state.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 100_000;

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, newsletterActs.send);
	const { rows } = await subscribersListed(event.url, MOST, 1);
	const table = tableOf('newsletter', rows, {
		email: [m.web_email(), ({ email }) => email],
		locale: [m.ui_language(), ({ locale }) => locale],
		state: [m.web_state(), ({ state }) => stateName(state)],
		since: [m.newsletter_since(), ({ askedAt }) => askedAt]
	});
	return tableResponse(table, event.url);
};
