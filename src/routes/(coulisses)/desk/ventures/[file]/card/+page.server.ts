import { requireActing } from '#venture/desk/acting.server.ts';
import { assignFrom } from '#venture/desk/assigning.server.ts';
import { closeFrom, reopenFrom, saveCard } from '#venture/pages/acting.server.ts';
import { cardChoices, operationChoices } from '#venture/pages/card.server.ts';
import { advisersOf } from '#venture/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireActing(event);
	const { locale } = event.locals;
	const [choices, operations, advisers] = await Promise.all([
		cardChoices(locale),
		operationChoices(locale, file.operation),
		advisersOf(file.keeper.id)
	]);
	return { file, choices, operations, advisers: advisers.map(({ id, name }) => ({ value: id, label: name })) };
};

export const actions: Actions = {
	save: async (event) => saveCard(event, await requireActing(event)),
	close: async (event) => closeFrom(event, await requireActing(event)),
	assign: async (event) => assignFrom(event, await requireActing(event)),
	reopen: async (event) => reopenFrom(event, await requireActing(event))
};
