import { registrationsAsked } from '#agenda/desk/registrations/list.server.ts';
import { registeredActivities, registrations, seancesOf } from '#agenda/server';
import { isId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { query, wanted } = registrationsAsked(event.url, await requireTeam(event, deskActs.enter));
	const { activity, occurrence } = wanted.filters;
	const [{ rows, total }, activities, seances] = await Promise.all([
		registrations(wanted, { offset: (query.page - 1) * ROWS, limit: ROWS }),
		registeredActivities(wanted.organizations),
		isId(activity) ? seancesOf(activity) : []
	]);
	const known = activities.some(({ id }) => id === activity);
	return {
		query,
		rows,
		total,
		pages: Math.max(1, Math.ceil(total / ROWS)),
		activities,
		seances: known ? seances : [],
		occurrence: known && seances.some(({ id }) => id === occurrence) ? occurrence : null
	};
};
