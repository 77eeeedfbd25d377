import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, can, hostedBy } from '#kernel/identity/policy.ts';
import { byOf, requirePerson, requireTeam } from '#web/require.server.ts';
import { showActs } from '../../acts.ts';
import type { Show } from '../../index.ts';
import { showActObject, showById, showsWorkedOn } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { show: string } };

/** Lets in whoever may do an act on the show of the address; for others there is none. `may` asks for further acts. */
export async function requireShow(
	event: Asked,
	act: Act
): Promise<{ viewer: Viewer; show: Show; by: By; may: (other: Act) => boolean }> {
	const who = requirePerson(event);
	const show = await showById(event.params.show);
	const object = await showActObject(show, who);
	const viewer = await requireTeam(event, act, object);
	return { viewer, show, by: byOf(viewer), may: (other) => can(viewer, other, object) };
}

/** Lets in the team, whoever answers for an organisation, and whoever is in the crew of a show. `only`: which shows she sees; null: all. */
export async function requireShows(event: Pick<RequestEvent, 'locals' | 'url'>) {
	const who = requirePerson(event);
	const shows = await showsWorkedOn(who.id);
	const viewer = shows.length && !can(who, deskActs.enter) ? who : await requireTeam(event, deskActs.enter);
	return { viewer, only: can(viewer, showActs.edit) ? null : { organizations: hostedBy(viewer), shows } };
}

/** The organisations whose things a viewer may use; null: all. @throws 404 for who answers for none. */
export function answersFor(viewer: Viewer): string[] | null {
	if (can(viewer, showActs.edit)) return null;
	const own = hostedBy(viewer);
	if (!own.length) throw missing();
	return own;
}
