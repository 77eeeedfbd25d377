import { requireDoor } from '#agenda/desk/door/door.server.ts';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { shownNow } from '#learning/desk/code.server.ts';
import { isOn } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const listing = await requireDoor(event);
	const { occurrence, offering } = listing;
	return {
		bare: true,
		area: 'learning' as const,
		occurrence,
		title: offering.title,
		open: isOn(occurrence),
		address: (publicUrl() + href('/present', locale)).replace(/^https?:\/\//, ''),
		shown: await shownNow(listing, locale)
	};
};
