import { unlessHidden } from '#moderation/desk/restoring.server.ts';
import { requireWork, saveWork, undo } from '#network/desk/gallery/save.server.ts';
import { choices, keptWork } from '#network/desk/gallery/work.server.ts';
import { publishWork, trashWork, withdrawWork } from '#network/server';
import { buttonsOf } from '#web/act.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, work } = await requireWork(event);
	const { id, slug, title, pictures, publishedAt, deletedAt, changes } = work;
	return {
		choices: await choices(viewer),
		typed: keptWork(work),
		work: { id, slug, title, pictures, published: publishedAt !== null, trashed: deletedAt !== null, changes }
	};
};

const button = buttonsOf(
	async (event: RequestEvent) => {
		const { viewer, work } = await requireWork(event);
		return { viewer, id: work.id, typed: keptWork(work) };
	},
	(id) => `/desk/gallery/${id}`
);

export const actions: Actions = {
	save: async (event) => {
		const { viewer, work } = await requireWork(event);
		return saveWork(event, work, viewer);
	},
	publish: button('published', publishWork),
	withdraw: button('withdrawn', withdrawWork),
	undo: button('undone', undo),
	trash: button('trashed', (tx, id, by) => trashWork(tx, id, true, by)),
	restore: button(
		'restored',
		unlessHidden('work', (tx, id, by) => trashWork(tx, id, false, by))
	)
};
