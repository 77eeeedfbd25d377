import { enterByKiosk, kioskShown, requireKiosk, undoByKiosk } from '#learning/pages/kiosk.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A tablet that stands alone at the entrance: it can find a name and let it in, and nothing else. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { bare: true, area: 'learning' as const, ...(await kioskShown(await requireKiosk(event), event.url)) };
};

export const actions: Actions = {
	enter: async (event) => enterByKiosk(event, await requireKiosk(event)),
	undo: async (event) => undoByKiosk(event, await requireKiosk(event))
};
