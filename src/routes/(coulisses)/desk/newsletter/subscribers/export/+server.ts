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
	const { rows: all } = await subscribersListed(event.url, MOST, 1);
	const columns = [
		{ id: 'email', label: m.web_email() },
		{ id: 'locale', label: m.ui_language() },
		{ id: 'state', label: m.web_state() },
		{ id: 'since', label: m.newsletter_since() }
	];
	const rows = all.map(({ email, locale, state, askedAt: since }) => ({
		email,
		locale,
		since,
		state: stateName(state)
	}));
	return tableResponse({ name: 'newsletter', columns, rows }, event.url);
};
