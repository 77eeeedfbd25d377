import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { hasFfmpeg } from '#kernel/server/film/ffmpeg.ts';
import { formOf, owners, typedFilm } from '#stage/desk/films/films.server.ts';
import { bringFilm, mostBytes } from '#stage/server';
import { problem, problemsOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	return { owners: await owners(viewer), ffmpeg: await hasFfmpeg(), mostBytes: mostBytes() };
};

/** A film that comes whole with the form: without scripts, up to what a form may bring. */
export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		const { locale } = event.locals;
		const form = await formWithFiles(event.request, 60);
		const { typed, given } = typedFilm(form, viewer);
		if (!given.success) return problemsOf(given.error, typed, locale);
		const file = form.get('file');
		try {
			const brought = file instanceof File ? file : new File([], '');
			const id = await bringFilm(brought, { ...given.data, form: formOf(form) }, viewer);
			redirect(303, href(`/desk/films/${id}`, locale));
		} catch (error) {
			return problem(error, typed, locale);
		}
	}
};
