import { tableResponse } from '#exchange/pages/table.server.ts';
import { admissionName, payerName, recommendationName, routeName } from '#learning';
import { listed } from '#learning/desk/programmes/cohorts/candidates/list.server.ts';
import { m } from '#messages';
import type { RequestHandler } from './$types';

/** The candidates as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { cohort, rows } = await listed(event);
	return tableResponse(
		{
			name: `candidates-${cohort.slug}`,
			columns: [
				{ id: 'name', label: m.programmes_candidate() },
				{ id: 'email', label: m.programmes_email() },
				{ id: 'route', label: m.programmes_route() },
				{ id: 'payer', label: m.programmes_payer() },
				{ id: 'sent', label: m.programmes_sent_on() },
				{ id: 'state', label: m.programmes_state() },
				{ id: 'advice', label: m.programmes_advice() },
				{ id: 'decided', label: m.programmes_decided_on() }
			],
			rows: rows.map(({ name, email, route, payer, submittedAt, standing, advice, decidedAt }) => ({
				...{ name, email, sent: submittedAt, decided: decidedAt },
				route: routeName(route),
				payer: payerName(payer),
				state: admissionName(standing),
				advice: advice.map(recommendationName).join(', ')
			}))
		},
		event.url
	);
};
