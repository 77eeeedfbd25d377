import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { cardsOf } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { class: its } = await requireOwnClass(event);
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const cards = (await cardsOf(its.id)).flatMap(({ id, pseudonym, singleUse, pictures }) =>
		pictures ? [{ id, pseudonym, singleUse, pictures }] : []
	);
	return { area: 'learning' as const, class: its, cards, door: publicUrl() + href('/class', its.locale) };
};
