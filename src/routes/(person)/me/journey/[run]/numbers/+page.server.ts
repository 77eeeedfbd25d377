import { redirect } from '@sveltejs/kit';
import { NewNumbers } from '#journey';
import { numbersIn, typedOf } from '#journey/pages/journey/numbers/typed.server.ts';
import { dossierOf, writeNumbers } from '#journey/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { fieldOf, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { plan, run } = await dossierOf(id, event.params.run, event.locals.locale);
	return {
		area: 'journey' as const,
		run: { id: run.id, title: run.title },
		typed: typedOf(plan.own?.numbers ?? null, event.locals.locale),
		plan: plan.own?.plan ?? null,
		game: plan.game,
		done: event.url.searchParams.get('done')
	};
};

const here = (event: RequestEvent, done: string): string =>
	href(`/me/journey/${event.params.run}/numbers?done=${done}#plan`, event.locals.locale);

export const actions: Actions = {
	default: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		if (fieldOf(form, 'act') === 'forget') {
			await transaction((tx) => writeNumbers(tx, id, event.params.run, null));
			redirect(303, here(event, 'gone'));
		}
		const { typed, numbers } = numbersIn(form);
		const given = NewNumbers.safeParse(numbers);
		if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
		await transaction((tx) => writeNumbers(tx, id, event.params.run, given.data));
		redirect(303, here(event, 'kept'));
	}
};
