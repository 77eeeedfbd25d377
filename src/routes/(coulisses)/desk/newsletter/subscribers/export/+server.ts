import { flowOf } from '#exchange';
import { flowResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { newsletterActs } from '#notice/acts.ts';
import { subscribersAsked } from '#notice/desk/newsletter/subscribers/list.server.ts';
import { stateName } from '#notice/desk/newsletter/subscribers/state.ts';
import { subscribersInPortions } from '#notice/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The list as a file. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, newsletterActs.send);
	const { asked } = subscribersAsked(event.url);
	return flowResponse(event, async (tx) =>
		flowOf('newsletter', subscribersInPortions(asked, tx), {
			email: [m.web_email(), ({ email }) => email],
			locale: [m.ui_language(), ({ locale }) => locale],
			state: [m.web_state(), ({ state }) => stateName(state)],
			since: [m.newsletter_since(), ({ askedAt }) => askedAt]
		})
	);
};
