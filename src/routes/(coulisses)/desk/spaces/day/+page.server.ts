import { deskActs } from '#kernel/identity/acts.ts';
import { occasions } from '#nouns.ts';
import { calendarOf } from '#spaces/desk/house/calendar.server.ts';
import { keepersFor } from '#spaces/desk/house/keeping.server.ts';
import { waitingReservations } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { otherRoom } from './other-room.server.ts';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const [calendar, waiting] = await Promise.all([
		calendarOf({ url: event.url, viewer, locale: event.locals.locale, occasions }),
		waitingReservations(keepersFor(viewer))
	]);
	return { ...calendar, waiting };
};

export const actions: Actions = {
	take: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		const form = await event.request.formData();
		const { write, back } = await otherRoom(form, viewer);
		return change(event, {}, write, back);
	}
};
