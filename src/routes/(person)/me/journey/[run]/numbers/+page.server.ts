import { NewNumbers } from '#journey';
import { numbersIn, typedOf } from '#journey/pages/journey/numbers/typed.server.ts';
import { dossierOf, writeNumbers } from '#journey/server';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
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

const pathOf = ({ params }: RequestEvent, done: string): string =>
	`/me/journey/${params.run}/numbers?done=${done}#plan`;

export const actions: Actions = {
	default: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const { typed, numbers } = numbersIn(form);
		const { run } = event.params;
		if (fieldOf(form, 'act') === 'forget')
			return change(event, typed, (tx) => writeNumbers(tx, id, run, null), pathOf(event, 'gone'));
		const read = NewNumbers.safeParse(numbers);
		return changeGiven(event, typed, read, (tx, given) => writeNumbers(tx, id, run, given), pathOf(event, 'kept'));
	}
};
