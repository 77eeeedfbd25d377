import { guestAbsent, guestLeaves, guestPresent, guestShown, guestWishes } from '#missions/pages/guest.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return { area: 'venture' as const, ...(await guestShown(event)) };
};

export const actions: Actions = { wish: guestWishes, absent: guestAbsent, present: guestPresent, leave: guestLeaves };
