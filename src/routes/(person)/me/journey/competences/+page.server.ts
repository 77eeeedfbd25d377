import { NewTestimony } from '#journey';
import { competencesShown, typedTestimony } from '#journey/pages/journey/competences/evidence.server.ts';
import { askTestimony, removeTestimony } from '#journey/server';
import type { Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const search = event.url.searchParams;
	const shown = await competencesShown(id, event.locals.locale);
	return { area: 'journey' as const, ...shown, table: search.get('view') === 'table', done: search.get('done') };
};

const pathOf = (done: string): string => `/me/journey/competences?done=${done}#testimonies`;

export const actions: Actions = {
	ask: async (event) => {
		const { id } = requirePerson(event);
		const typed = typedTestimony(await event.request.formData());
		return changeGiven(
			event,
			typed,
			NewTestimony.safeParse(typed),
			async (tx, given) => {
				await limit('booking', `testimony ${id}`);
				await askTestimony(tx, id, given);
			},
			pathOf('asked')
		);
	},
	remove: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const testimony = fieldOf(form, 'testimony');
		const remove = async (tx: Tx) => {
			await removeTestimony(tx, id, testimony);
			requireSure(event, doing(m.journey_me_testimony_remove_ask()), form);
		};
		return change(event, typedTestimony(form), remove, pathOf('removed'));
	}
};
