import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { checkNotHidden } from '#moderation/server';
import { beside } from '#network/desk/gallery/problems.server.ts';
import { choices, creditsIn, keptWork, typedWork, workIn } from '#network/desk/gallery/work.server.ts';
import { changeWork, publishWork, trashWork, undoWork, withdrawWork, workDraft } from '#network/server';
import { problemsOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
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
			const { read, sent } = await workIn(form, typed, work.pictures, locale);
			if (!read.success) return problemsOf(read.error, typed, locale);
			if (!can(viewer, 'work.edit', { organisation: read.data.organization })) throw missing();
			await transaction(async (tx) => {
				for (const picture of sent) await keepPicture(tx, picture);
				await changeWork(tx, work.id, read.data, credits, { actor: ref('person', viewer.id), source: 'desk' });
			});
		} catch (error) {
			return beside(error, typed, locale);
		}
		done(event, 'saved');
	},
	publish: (event) => change(event, 'published', publishWork),
	withdraw: (event) => change(event, 'withdrawn', withdrawWork),
	undo: (event) => change(event, 'undone', undo),
	trash: (event) => change(event, 'trashed', (tx, id, by) => trashWork(tx, id, true, by)),
	restore: (event) => change(event, 'restored', restore)
};

type By = Parameters<typeof publishWork>[2];
type Act = (tx: Tx, id: string, by: By, viewer: Viewer) => Promise<unknown>;

/** Takes the latest change back, unless that would give the work to an organisation that the viewer does not answer for. */
async function undo(tx: Tx, id: string, by: By, viewer: Viewer): Promise<void> {
	await undoWork(tx, id, by);
	const { organization } = await workDraft(id, tx);
	if (!can(viewer, 'work.edit', { organisation: organization })) throw refused('gallery_undo_elsewhere', {}, 403);
}

async function restore(tx: Tx, id: string, by: By, viewer: Viewer): Promise<void> {
	if (!can(viewer, 'report.decide')) await checkNotHidden(tx, 'work', id);
	await trashWork(tx, id, false, by);
}

async function change(event: RequestEvent, what: string, act: Act) {
	const { viewer, work } = await editable(event);
	try {
		await transaction((tx) => act(tx, work.id, { actor: ref('person', viewer.id), source: 'desk' }, viewer));
	} catch (error) {
		return beside(error, keptWork(work), event.locals.locale);
	}
	done(event, what);
}

/** The work, if the viewer may edit it; for any other there is none. */
async function editable(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	await requireTeam(event, 'desk.enter');
	const work = await workDraft(event.params.id ?? '');
	return { viewer: await requireTeam(event, 'work.edit', { organisation: work.organization }), work };
}

function done(event: RequestEvent, what: string): never {
	redirect(303, href(`/desk/gallery/${event.params.id}?done=${what}`, event.locals.locale));
}
