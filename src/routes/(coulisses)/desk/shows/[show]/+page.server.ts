import type { Tx } from '#kernel/server/db.ts';
import { showActs } from '#stage/acts.ts';
import { unmaking } from '#stage/desk/shows/asking.server.ts';
import { makeShowKey, overviewOf } from '#stage/desk/shows/overview.server.ts';
import { requireShow } from '#stage/desk/shows/show.server.ts';
import { unmakeShow } from '#stage/server';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, viewer, may } = await requireShow(event, showActs.present);
	return overviewOf(show, viewer, may);
};

export const actions: Actions = {
	key: async (event) => {
		const { show, viewer } = await requireShow(event, showActs.direct);
		const station = fieldOf(await event.request.formData(), 'station');
		return change(
			event,
			{},
			(tx) => makeShowKey(tx, show, station, viewer),
			`/desk/shows/${show.id}?done=key#addresses`
		);
	},
	remove: async (event) => {
		const { show, by } = await requireShow(event, showActs.edit);
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const question = await unmaking(tx, show.id);
			await unmakeShow(tx, show.id, by);
			requireSure(event, question, form);
		};
		return change(event, {}, remove, '/desk/shows?done=removed');
	}
};
