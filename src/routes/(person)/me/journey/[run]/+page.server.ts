import { redirect } from '@sveltejs/kit';
import { runSaid } from '#journey/pages/journey/told.server.ts';
import { askReview, canvasOfRun, hosts, reviewsOf, runOf, storyOfVersion, withdrawReview } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { locale } = event.locals;
	const { person: _, was: __, log, ...run } = await runOf(id, event.params.run);
	const [reviews, coaches] = await Promise.all([reviewsOf(run.id), hosts()]);
	return {
		area: 'journey' as const,
		run: await runSaid({ ...run, story: (await storyOfVersion(run.version)).story, choices: log.length }, locale),
		canvas: run.canvas,
		reviews: reviews.map(({ person: _, coach: __, ...review }) => review),
		coaches: coaches.filter(({ coach }) => coach).map(({ id, name }) => ({ value: id, label: name })),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	canvas: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const canvas = await transaction((tx) => canvasOfRun(tx, id, event.params.run, locale));
		redirect(303, href(`/canvas/${canvas}`, locale));
	},
	review: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const host = fieldOf(await event.request.formData(), 'host');
		const asked = { person: id, run: event.params.run, host: host || null, locale };
		try {
			await limit('booking', `review ${id}`);
			await transaction((tx) => askReview(tx, asked, { actor: ref('person', id), source: 'web' }));
		} catch (error) {
			return problem(error, { host }, locale);
		}
		redirect(303, href(`/me/journey/${event.params.run}?done=asked#canvas`, locale));
	},
	withdraw: async (event) => {
		const { id } = requirePerson(event);
		const review = fieldOf(await event.request.formData(), 'review');
		await transaction((tx) => withdrawReview(tx, id, review));
		redirect(303, href(`/me/journey/${event.params.run}?done=withdrawn#canvas`, event.locals.locale));
	}
};
