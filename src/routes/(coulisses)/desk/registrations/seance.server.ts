import type { RequestEvent } from '@sveltejs/kit';
import type { Listing } from '#agenda';
import { bookedOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { demand } from '#kernel/identity/policy.ts';
import { team } from '../../guard.server.ts';

/** The séance that the address names (`?occurrence=`), for those who answer for it; for others there is none. */
export async function seanceOf(
	event: Pick<RequestEvent, 'locals' | 'url'>
): Promise<{ viewer: Viewer; listing: Listing }> {
	const viewer = await team(event, 'desk.enter');
	const id = event.url.searchParams.get('occurrence') ?? '';
	if (!isId(id)) throw missing();
	const listing = await bookedOccurrence(id);
	demand(viewer, 'registrations.write', { organisation: listing.offering.organization.id });
	return { viewer, listing };
}
