import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { isId, newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { endSession, keepPictures, requirePupil } from '#learning/pages/class/pupil.server.ts';
import { goalsOf, hangWork, NewClassWork, wallOf } from '#learning/server';
import { fieldOf, problem, problemsOf, ticked } from '#web/form.server.ts';
import { sentPicture } from '#web/picture.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const pupil = await requirePupil(event);
	event.setHeaders({ 'cache-control': 'private, no-store' });
	event.depends('learning:wall');
	const works = (await wallOf(pupil.class, { pupil: pupil.id })).filter((work) => work.pupil === pupil.id);
	const goals = await goalsOf({ kind: 'pupil', id: pupil.id }, event.locals.locale);
	const reached = goals.map(({ id, title, said, completedAt }) => ({ id, title, said, done: completedAt !== null }));
	return { area: 'learning' as const, pupil, works, goals: reached, key: newId() };
};

const home = ({ locals }: RequestEvent, done: string): never =>
	redirect(303, href(`/class/home?done=${done}`, locals.locale));
const nothing = { picked: [] as string[], title: '', text: '', link: '', key: '' };

export const actions: Actions = {
	hang: async (event) => {
		const pupil = await requirePupil(event);
		const form = await event.request.formData();
		const typed = {
			...nothing,
			title: fieldOf(form, 'title'),
			text: fieldOf(form, 'text'),
			link: fieldOf(form, 'link'),
			key: fieldOf(form, 'key')
		};
		const read = NewClassWork.safeParse({ title: typed.title, text: typed.text, link: typed.link });
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		const id = isId(typed.key) ? typed.key : newId();
		const failed = await sentPicture(form, 'picture')
			.then((picture) => transaction((tx) => hangWork(tx, pupil, { ...read.data, id, picture })))
			.then(
				() => null,
				(error: unknown) => problem(error, typed, event.locals.locale)
			);
		return failed ?? home(event, 'hung');
	},
	choose: async (event) => {
		await requirePupil(event);
		const form = await event.request.formData();
		const picked = fieldOf(form, 'anew') ? [] : ticked(form, 'picked').slice(0, 3);
		const typed = { ...nothing, picked };
		if (picked.length < 3) return { typed, problems: {} as Record<string, string> };
		const failed = await keepPictures(event.cookies, picked).then(
			() => null,
			(error: unknown) => problem(error, nothing, event.locals.locale)
		);
		return failed ?? home(event, 'chosen');
	},
	leave: async (event) => {
		await endSession(event.cookies);
		redirect(303, href('/class', event.locals.locale));
	}
};
