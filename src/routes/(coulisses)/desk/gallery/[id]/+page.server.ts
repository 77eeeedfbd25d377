import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { can } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { changeWork, publishWork, trashWork, undoWork, withdrawWork, workDraft } from '#network/server';
import { problemsOf } from '../../../../form.server.ts';
import { team } from '../../../guard.server.ts';
import { beside } from '../problems.server.ts';
import { choices, creditsIn, keptWork, typedWork, workIn } from '../work.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, work } = await editable(event);
	const { id, slug, title, pictures, publishedAt, deletedAt, changes } = work;
	return {
		choices: await choices(viewer),
		typed: keptWork(work),
		work: { id, slug, title, pictures, published: publishedAt !== null, trashed: deletedAt !== null, changes }
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, work } = await editable(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = typedWork(form);
		try {
			const credits = await creditsIn(typed, work.credits, viewer);
			const wrong = await transaction(async (tx) => {
				const given = await workIn(tx, form, typed, work.pictures, locale);
				if (!given.success) return problemsOf(given.error, typed, locale);
				if (!can(viewer, 'work.edit', { organisation: given.data.organization })) throw missing();
				await changeWork(tx, work.id, given.data, credits, { actor: ref('person', viewer.id), source: 'desk' });
				return null;
			});
			if (wrong) return wrong;
		} catch (error) {
			return beside(error, typed, locale);
		}
		done(event, 'saved');
	},
	publish: (event) => change(event, 'published', publishWork),
	withdraw: (event) => change(event, 'withdrawn', withdrawWork),
	undo: (event) => change(event, 'undone', undoWork),
	trash: (event) => change(event, 'trashed', (tx, id) => trashWork(tx, id, true)),
	restore: (event) => change(event, 'restored', (tx, id) => trashWork(tx, id, false))
};

type By = Parameters<typeof publishWork>[2];

async function change(
	event: RequestEvent,
	what: string,
	act: (tx: Tx, id: string, by: By) => Promise<unknown>
): Promise<never> {
	const { viewer, work } = await editable(event);
	await transaction((tx) => act(tx, work.id, { actor: ref('person', viewer.id), source: 'desk' }));
	return done(event, what);
}

/** The work, if the viewer may edit it; for any other there is none. */
async function editable(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	await team(event, 'desk.enter');
	const work = await workDraft(event.params.id ?? '');
	return { viewer: await team(event, 'work.edit', { organisation: work.organization }), work };
}

function done(event: RequestEvent, what: string): never {
	redirect(303, href(`/desk/gallery/${event.params.id}?done=${what}`, event.locals.locale));
}
