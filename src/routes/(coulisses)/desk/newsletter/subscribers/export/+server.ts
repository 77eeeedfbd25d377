import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { stateName } from '#notice/desk/newsletter/subscribers/state.ts';
import { subscribers } from '#notice/server';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 100_000;

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, 'newsletter.send');
	const { q, filters } = listQuery(event.url, { sorts: ['date'], filters: ['state'] });
	const { rows } = await subscribers({ q, state: filters.state ?? '', limit: MOST, offset: 0 });
	return tableResponse(
		{
			name: 'newsletter',
			columns: [
				{ id: 'email', label: m.newsletter_email() },
				{ id: 'locale', label: m.newsletter_language() },
				{ id: 'state', label: m.newsletter_state() },
				{ id: 'since', label: m.newsletter_since() }
			],
			rows: rows.map(({ email, locale, state, askedAt }) => ({
				...{ email, locale, since: askedAt },
				state: stateName(state)
			}))
		},
		event.url
	);
};
