import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { endSession, keepPictures, pupilShown, requirePupil, workIn } from '#learning/pages/class/pupil.server.ts';
import { hangWork } from '#learning/server';
import { attempt, attemptTo, change } from '#web/act.server.ts';
import { fieldOf, keyIn, problemsOf, ticked } from '#web/form.server.ts';
import { sentPicture } from '#web/picture.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const pupil = await requirePupil(event);
	event.setHeaders({ 'cache-control': 'private, no-store' });
	event.depends('learning:wall');
	return { area: 'learning' as const, ...(await pupilShown(pupil, event.locals.locale)), key: newId() };
};

const nothing = { picked: [] as string[], title: '', text: '', link: '', key: '' };

export const actions: Actions = {
	hang: async (event) => {
		const pupil = await requirePupil(event);
		const form = await formWithFiles(event.request, PICTURE_FORM);
		const { typed: work, read } = workIn(form);
		const typed = { ...nothing, ...work };
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		return attempt(event, '', typed, async () => {
			const given = { ...read.data, id: keyIn(form), picture: await sentPicture(form, 'picture') };
			return change(event, typed, (tx) => hangWork(tx, pupil, given), '/class/home?done=hung');
		});
	},
	choose: async (event) => {
		await requirePupil(event);
		const form = await event.request.formData();
		const picked = fieldOf(form, 'anew') ? [] : ticked(form, 'picked').slice(0, 3);
		const typed = { ...nothing, picked };
		if (picked.length < 3) return { typed, problems: {} as Record<string, string> };
		return attemptTo(event, nothing, () => keepPictures(event.cookies, picked), '/class/home?done=chosen');
	},
	leave: async (event) => {
		await endSession(event.cookies);
		redirect(303, href('/class', event.locals.locale));
	}
};
