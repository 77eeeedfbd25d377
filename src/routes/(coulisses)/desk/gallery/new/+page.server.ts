import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { beside } from '#network/desk/gallery/problems.server.ts';
import { choices, creditsIn, typedWork, type WorkTyped, workIn } from '#network/desk/gallery/work.server.ts';
import { addWork } from '#network/server';
import { problemsOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	return { choices: await choices(maker(viewer)), typed: blank(viewer) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = maker(await requireTeam(event, 'desk.enter'));
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = typedWork(form);
		let id = '';
		try {
			const credits = await creditsIn(typed, [], viewer);
			const { read, sent } = await workIn(form, typed, [], locale);
			if (!read.success) return problemsOf(read.error, typed, locale);
			if (!can(viewer, 'work.edit', { organisation: read.data.organization })) throw missing();
			id = await transaction(async (tx) => {
				for (const picture of sent) await keepPicture(tx, picture);
				return addWork(tx, read.data, credits);
			});
		} catch (error) {
			return beside(error, typed, locale);
		}
		redirect(303, href(`/desk/gallery/${id}?done=added`, locale));
	}
};

/** Whoever may add a work: the team, or a host for her own organisation. */
function maker(viewer: Viewer): Viewer {
	if (!can(viewer, 'work.edit') && !hostedBy(viewer).length) throw missing();
	return viewer;
}

const blank = (viewer: Viewer): WorkTyped => ({
	kind: '',
	title: {},
	summary: {},
	body: {},
	year: String(new Date().getFullYear()),
	url: '',
	organization: can(viewer, 'work.edit') ? '' : (hostedBy(viewer)[0] ?? ''),
	sectors: [],
	fictional: false,
	credits: []
});
