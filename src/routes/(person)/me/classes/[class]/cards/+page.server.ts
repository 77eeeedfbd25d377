import { cardsShown, requireOwnClass } from '#learning/pages/classes/class.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const taught = await requireOwnClass(event);
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return { area: 'learning' as const, ...(await cardsShown(taught)) };
};
