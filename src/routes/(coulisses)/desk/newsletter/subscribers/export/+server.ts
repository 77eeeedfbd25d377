import { m } from '#messages';
import { subscribers } from '#notice/server';
import { listQuery } from '../../../../../list.server.ts';
import { tableResponse } from '../../../../../table.server.ts';
import { team } from '../../../../guard.server.ts';
import { stateName } from '../state.ts';
import type { RequestHandler } from './$types';

const MOST = 100_000;

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await team(event, 'newsletter.send');
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
