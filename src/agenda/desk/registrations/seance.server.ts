import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { requireTeam } from '#web/require.server.ts';
import { registrationsActs } from '../../acts.ts';
import type { Listing } from '../../index.ts';
import { bookedOccurrence } from '../../server/index.ts';

/** The séance that the address names (`?occurrence=`), for those who answer for it; for others there is none. */
export async function requireSeance(
	event: Pick<RequestEvent, 'locals' | 'url'>
): Promise<{ viewer: Viewer; listing: Listing }> {
	const viewer = await requireTeam(event, deskActs.enter);
	const id = event.url.searchParams.get('occurrence') ?? '';
	if (!isId(id)) throw missing();
	const listing = await bookedOccurrence(id);
	requireAct(viewer, registrationsActs.write, { organisation: listing.offering.organization.id });
	return { viewer, listing };
}
