import { can } from '#kernel/identity/policy.ts';
import { reportActs } from '#moderation/acts.ts';
import { checkNotHidden } from '#moderation/server';
import { type Act, requireWork, saveWork, undo } from '#network/desk/gallery/save.server.ts';
import { choices, keptWork } from '#network/desk/gallery/work.server.ts';
import { publishWork, trashWork, withdrawWork } from '#network/server';
import { change } from '#web/act.server.ts';
import { byOf } from '#web/require.server.ts';
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

export const actions: Actions = {
	save: async (event) => {
		const { viewer, work } = await requireWork(event);
		return saveWork(event, work, viewer);
	},
	publish: (event) => act(event, 'published', publishWork),
	withdraw: (event) => act(event, 'withdrawn', withdrawWork),
	undo: (event) => act(event, 'undone', undo),
	trash: (event) => act(event, 'trashed', (tx, id, by) => trashWork(tx, id, true, by)),
	restore: (event) => act(event, 'restored', restore)
};

const restore: Act = async (tx, id, by, viewer) => {
	if (!can(viewer, reportActs.decide)) await checkNotHidden(tx, 'work', id);
	await trashWork(tx, id, false, by);
};

async function act(event: RequestEvent, what: string, write: Act) {
	const { viewer, work } = await requireWork(event);
	const to = `/desk/gallery/${work.id}?done=${what}`;
	return change(event, keptWork(work), (tx) => write(tx, work.id, byOf(viewer), viewer), to);
}
