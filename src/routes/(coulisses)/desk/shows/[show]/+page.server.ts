import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { overviewOf } from '#stage/desk/shows/overview.server.ts';
import { showFor } from '#stage/desk/shows/show.server.ts';
import { unmakeShow } from '#stage/server';
import { problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, may } = await showFor(event, 'show.present');
	return overviewOf(show, may);
};

export const actions: Actions = {
	remove: async (event) => {
		const { show, by } = await showFor(event, 'show.edit');
		try {
			await transaction((tx) => unmakeShow(tx, show.id, by));
		} catch (error) {
			return problem(error, {}, event.locals.locale);
		}
		redirect(303, href('/desk/shows?done=removed', event.locals.locale));
	}
};
