import { Problem } from '#journey';
import { dossierOf, writeProblem } from '#journey/server';
import { changeGiven } from '#web/act.server.ts';
import { typedOf } from '#web/form.server.ts';
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
		const typed = typedOf(await event.request.formData(), ['problem']);
		const { run } = event.params;
		const read = Problem.safeParse(typed.problem);
		const to = `/me/journey/${run}/dossier?done`;
		return changeGiven(event, typed, read, (tx, given) => writeProblem(tx, id, run, given), to);
	}
};
