import { closeFrom, reopenFrom, saveCard } from '#venture/pages/acting.server.ts';
import { cardChoices } from '#venture/pages/card.server.ts';
import { moveFrom } from '#venture/pages/moving.server.ts';
import { requireOwnFile } from '#venture/pages/own.server.ts';
import { peopleShown } from '#venture/pages/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireOwnFile(event);
	const [choices, { organizations }] = await Promise.all([cardChoices(event.locals.locale), peopleShown(file)]);
	return { file, choices, organizations };
};

export const actions: Actions = {
	save: async (event) => saveCard(event, await requireOwnFile(event)),
	close: async (event) => closeFrom(event, await requireOwnFile(event)),
	reopen: async (event) => reopenFrom(event, await requireOwnFile(event)),
	move: async (event) => moveFrom(event, await requireOwnFile(event))
};
