import type { RequestEvent } from '@sveltejs/kit';
import { countryName } from '#partnering';
import { byOf, requireTeam } from '#web/require.server.ts';
import { groupActs } from '../acts.ts';
import { groupById, membersOf } from '../server/index.ts';

type Event = RequestEvent<{ group: string }>;

/** Lets the team in to a group, whatever its state. @throws 404 */
export async function requireGroup(event: Pick<Event, 'locals' | 'url' | 'params'>) {
	const viewer = await requireTeam(event, groupActs.keep);
	const group = await groupById(event.params.group);
	return { group, saving: { viewer, by: byOf(viewer) }, page: `/desk/groups/${group.id}` };
}

/** Who is asked to lead a group, or leads it; null where it said no. */
export async function leadShown(id: string, locale: RequestEvent['locals']['locale']) {
	const lead = (await membersOf(id)).find(
		({ role, state }) => role === 'lead' && (state === 'member' || state === 'invited')
	);
	return lead ? { name: lead.name, country: countryName(lead.country, locale), said: lead.state === 'member' } : null;
}
