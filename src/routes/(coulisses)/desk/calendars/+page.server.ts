import { redirect } from '@sveltejs/kit';
import { choicesFor } from '#agenda/desk/activities/choices.server.ts';
import {
	calendarRead,
	calendarsShown,
	keepCalendar,
	requireCalendar
} from '#agenda/desk/calendars/calendars.server.ts';
import { embedded } from '#agenda/desk/calendars/embedded.server.ts';
import { forgetSource, pauseSource, readSource, sourceById } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
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
		const { id, form, typed } = await requireCalendar(event);
		const forget = async (tx: Tx) => {
			const { organization, url } = await sourceById(id, tx);
			const says = [`${organization.name}, ${url}`, m.subscription_forget_text()];
			await forgetSource(tx, id);
			requireSure(event, doing(m.subscription_forget(), says), form);
		};
		return change(event, typed, forget, CHANGED);
	}
};
