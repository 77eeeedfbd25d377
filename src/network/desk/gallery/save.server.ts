import type { RequestEvent } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { attempt, change, type Press } from '#web/act.server.ts';
import { problemsOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { workActs } from '../../acts.ts';
import { addWork, changeWork, undoWork, type WorkDraft, workDraft } from '../../server/index.ts';
import { creditsIn, typedWork, workIn } from './work.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** The work, if the viewer may edit it; for any other there is none. */
export async function requireWork(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }
): Promise<{ viewer: Viewer; work: WorkDraft }> {
	await requireTeam(event, deskActs.enter);
	const work = await workDraft(event.params.id);
	return { viewer: await requireTeam(event, workActs.edit, { organisation: work.organization }), work };
}

/** Whoever may add a work: the team, or a host for her own organisation. */
export async function requireMaker(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Viewer> {
	const viewer = await requireTeam(event, deskActs.enter);
	if (!can(viewer, workActs.edit) && !hostedBy(viewer).length) throw missing();
	return viewer;
}

/** Writes what the form says into a work, or into a new one, and leads to it; or says what is wrong and where. */
export async function saveWork(event: Asked, before: WorkDraft | null, viewer: Viewer) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, 60);
	const typed = typedWork(form);
	return attempt(event, fieldFor, typed, async () => {
		const credits = await creditsIn(typed, before?.credits ?? [], viewer);
		const { read, sent } = await workIn(form, typed, before?.pictures ?? [], locale);
		if (!read.success) return problemsOf(read.error, typed, locale);
		if (!can(viewer, workActs.edit, { organisation: read.data.organization })) throw missing();
		const write = async (tx: Tx) => {
			for (const picture of sent) await keepPicture(tx, picture);
			if (!before) return addWork(tx, read.data, credits);
			await changeWork(tx, before.id, read.data, credits, byOf(viewer));
			return before.id;
		};
		return change(event, typed, write, (id) => `/desk/gallery/${id}?done=${before ? 'saved' : 'added'}`, fieldFor);
	});
}

/** Takes the latest change back, unless that would give the work to an organisation that the viewer does not answer for. */
export const undo: Press = async (tx, id, by, viewer) => {
	await undoWork(tx, id, by);
	const { organization } = await workDraft(id, tx);
	if (!can(viewer, workActs.edit, { organisation: organization })) throw refused('gallery_undo_elsewhere', {}, 403);
};

/** The part of a work's form that a refusal is about. */
function fieldFor(code: string): string {
	if (code.startsWith('kernel_picture')) return 'pictures';
	return code.startsWith('gallery_credit') ? 'credits' : '';
}
