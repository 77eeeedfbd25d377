import { hostOf, waitingReviews } from '#journey/server';
import { parseAddress } from '#kernel/address.ts';
import { openOf } from '#kernel/server/sections.ts';
import { requirePerson, requireThere } from '#web/require.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	requireThere(event);
	const viewer = requirePerson(event);
	// read from the address, so that it is asked anew when she goes there
	const path = parseAddress(event.url.pathname)?.path ?? '';
	const closable = await openOf(viewer, ['/me/progress', '/me/journey']);
	const tabs = ['/me', ...closable, '/me/profile', '/me/notices', '/me/access', '/me/data'];
	if (path !== '/me/journey' && !path.startsWith('/me/journey/')) return { area: 'network', tabs, journey: null };
	const [host, waiting] = await Promise.all([hostOf(viewer.id), waitingReviews(viewer)]);
	return { area: 'network', tabs, journey: { reads: (host?.coach ?? false) || waiting.length > 0 } };
};
