import { auditShown, drawSample } from '#impact/pages/audit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// the key is kept from other sites by 'same-origin'; under 'no-referrer' a browser would not say where the form of this page comes from
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'impact' as const, ...(await auditShown(event)) };
};

export const actions: Actions = { sample: drawSample };
