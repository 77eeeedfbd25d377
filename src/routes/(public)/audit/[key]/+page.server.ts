import { auditShown, drawSample } from '#impact/pages/audit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
	return { area: 'impact' as const, ...(await auditShown(event)) };
};

export const actions: Actions = { sample: drawSample };
