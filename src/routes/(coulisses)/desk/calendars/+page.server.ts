import { redirect } from '@sveltejs/kit';
import { choicesFor } from '#agenda/desk/activities/choices.server.ts';
import {
	calendarRead,
	calendarsShown,
	keepCalendar,
	requireCalendar
} from '#agenda/desk/calendars/calendars.server.ts';
import { embedded } from '#agenda/desk/calendars/embedded.server.ts';
import { forgetSource, pauseSource, readSource } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const viewer = await requireTeam(event, deskActs.enter);
	return {
		sources: await calendarsShown(viewer, locale),
		choices: await choicesFor(viewer, locale),
		embed: embedded(event.url, publicUrl(), locale),
		site: publicUrl()
	};
};

const CHANGED = '/desk/calendars?done=changed#sources';

export const actions: Actions = {
	add: async (event) => keepCalendar(event, await requireTeam(event, deskActs.enter), false),
	change: async (event) => keepCalendar(event, await requireTeam(event, deskActs.enter), true),
	refresh: async (event) => {
		const { id, form } = await requireCalendar(event);
		await readSource(id, { believe: fieldOf(form, 'believe') === 'yes' });
		redirect(303, href(await calendarRead(id), event.locals.locale));
	},
	pause: async (event) => {
		const { id, form, typed } = await requireCalendar(event);
		return change(event, typed, (tx) => pauseSource(tx, id, fieldOf(form, 'paused') === 'yes'), CHANGED);
	},
	forget: async (event) => {
		const { id, typed } = await requireCalendar(event);
		return change(event, typed, (tx) => forgetSource(tx, id), CHANGED);
	}
};
