import { runShown } from '#journey/pages/journey/run.server.ts';
import { askReview, canvasOfRun, withdrawReview } from '#journey/server';
import type { Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const shown = await runShown(id, event.params.run, event.locals.locale);
	return { area: 'journey' as const, ...shown, done: event.url.searchParams.get('done') };
};

const nothing = { host: '' };

export const actions: Actions = {
	canvas: async (event) => {
		const { id } = requirePerson(event);
		return change(
			event,
			nothing,
			(tx) => canvasOfRun(tx, id, event.params.run, event.locals.locale),
			(canvas) => `/canvas/${canvas}`
		);
	},
	review: async (event) => {
		const viewer = requirePerson(event);
		const host = fieldOf(await event.request.formData(), 'host');
		const { run } = event.params;
		const asked = { person: viewer.id, run, host: host || null, locale: event.locals.locale };
		return change(
			event,
			{ host },
			async (tx) => {
				await limit('booking', `review ${viewer.id}`);
				await askReview(tx, asked, bySelf(viewer));
			},
			`/me/journey/${run}?done=asked#canvas`
		);
	},
	withdraw: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const withdraw = async (tx: Tx) => {
			await withdrawReview(tx, id, fieldOf(form, 'review'));
			requireSure(event, doing(m.journey_me_review_withdraw()), form);
		};
		return change(event, nothing, withdraw, `/me/journey/${event.params.run}?done=withdrawn#canvas`);
	}
};
