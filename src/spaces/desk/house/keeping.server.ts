import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import type { Place } from '#network';
import { organizationNames, places } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import { spaceActs } from '../../acts.ts';
import { spaceById } from '../../server/index.ts';
import type { Space } from '../../space.ts';

/** The organisations whose places a viewer keeps, by id; null: all places, for the team. */
export const keepersFor = (viewer: Viewer): readonly string[] | null =>
	can(viewer, spaceActs.see) ? null : hostedBy(viewer);

/** The places whose spaces a viewer keeps. */
export async function placesKept(viewer: Viewer): Promise<Place[]> {
	const keepers = keepersFor(viewer);
	if (!keepers) return places();
	const own = new Set((await organizationNames({ ids: keepers })).map(({ slug }) => slug));
	return (await places()).filter(({ organization }) => organization !== null && own.has(organization));
}

/** One of these places, by its slug. @throws 404 for another's. */
export async function placeKept(viewer: Viewer, slug: string): Promise<Place> {
	const found = (await placesKept(viewer)).find((place) => place.slug === slug);
	if (!found) throw missing();
	return found;
}

/** Lets in whoever keeps the place of a space; for others there is none. */
export async function requireKeeper(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } },
	act: Act = spaceActs.edit
): Promise<Readonly<{ viewer: Viewer; space: Space }>> {
	const viewer = await requireTeam(event, deskActs.enter);
	const space = await spaceById(event.params.id);
	requireAct(viewer, act, { organisation: space.keeper });
	return { viewer, space };
}
