import { emptyStaff } from '#stage';
import { showActs } from '#stage/acts.ts';
import { pageOf, requirePlace } from '#stage/desk/shows/regie/room.server.ts';
import { rundownOf } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const place = await requirePlace(event, showActs.present);
	const [page, rundown] = await Promise.all([pageOf(place, event.locals.locale), rundownOf(place.show.id)]);
	// what waits for moderation is no matter of the studio, and this page may be kept by its tablet
	const staff = page.staff && { ...emptyStaff, room: page.staff.room, tallies: page.staff.tallies };
	return { ...page, staff, overlay: null, rundown, usualDelayMs: place.show.stations[0]?.delayMs ?? 0 };
};
