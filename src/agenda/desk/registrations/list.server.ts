import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { listQuery } from '#web/list.server.ts';
import { registrationsActs } from '../../acts.ts';
import { type RegistrationQuery, registrationSorts } from '../../server/index.ts';

const filters = ['activity', 'occurrence', 'state', 'when'] as const;

/** What the address of the list asks for, cut to the organisations that the viewer answers for. */
export function registrationsAsked(url: URL, viewer: Viewer) {
	const read = listQuery(url, { sorts: registrationSorts, filters });
	// the newest first, unless another order is asked for
	const query = url.searchParams.get('sort') ? read : { ...read, descending: true };
	const { activity = '', occurrence = '', state = '', when = '' } = query.filters;
	const chosen = { activity, occurrence, state, when };
	const wanted: RegistrationQuery = { ...query, filters: chosen, organizations: organizationsOf(viewer) };
	return { query, wanted };
}

/** The organisations whose registrations a viewer may see; null: all. */
const organizationsOf = (viewer: Viewer): string[] | null =>
	can(viewer, registrationsActs.see) ? null : hostedBy(viewer);
