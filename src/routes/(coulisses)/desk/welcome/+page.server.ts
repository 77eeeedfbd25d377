import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { keepSetting } from '#kernel/server/hub.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { steps } from './steps.server.ts';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'desk.today');
	return { steps: await steps() };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, 'desk.today');
		await transaction((tx) => keepSetting(tx, 'welcome', { dismissed: true }));
		redirect(303, href('/desk', event.locals.locale));
	}
};
