import { redirect } from '@sveltejs/kit';
import { Problem } from '#journey';
import { dossierOf, writeProblem } from '#journey/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { fieldOf, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const dossier = await dossierOf(id, event.params.run, event.locals.locale);
	return { area: 'journey' as const, dossier, done: event.url.searchParams.has('done') };
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const typed = { problem: fieldOf(await event.request.formData(), 'problem') };
		const given = Problem.safeParse(typed.problem);
		if (!given.success) return problemsOf(given.error, typed, locale);
		await transaction((tx) => writeProblem(tx, id, event.params.run, given.data));
		redirect(303, href(`/me/journey/${event.params.run}/dossier?done`, locale));
	}
};
