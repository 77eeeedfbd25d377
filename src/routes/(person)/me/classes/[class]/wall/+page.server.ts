import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { decideWork, proposeWork, wallOf } from '#learning/server';
import { m } from '#messages';
import { change, type Write, written } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { class: its } = await requireOwnClass(event);
	event.depends('learning:wall');
	const screen = event.url.searchParams.has('screen');
	return { area: 'learning' as const, class: its, screen, works: await wallOf(its.id, { waiting: !screen }) };
};

type Owned = Awaited<ReturnType<typeof requireOwnClass>> & Readonly<{ work: string }>;

const ofWork = (act: Write<Owned>) => async (event: RequestEvent) => {
	const owned = await requireOwnClass(event);
	const work = fieldOf(await event.request.formData(), 'work');
	return written(event, {}, async (tx) => {
		await act(tx, { ...owned, work });
		return { done: true, problems: {} as Record<string, string> };
	});
};

export const actions: Actions = {
	show: ofWork((tx, { class: { id }, by, work }) => decideWork(tx, id, work, 'shown', by)),
	remove: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const work = (await wallOf(its.id, { waiting: true }, tx)).find(({ id }) => id === fieldOf(form, 'work'));
			if (!work) throw missing();
			await decideWork(tx, its.id, work.id, 'removed', by);
			requireSure(event, doing(m.classes_work_remove(), [`${work.pseudonym}, ${work.title}`]), form);
		};
		return change(event, {}, remove, `/me/classes/${its.id}/wall`);
	},
	propose: ofWork((tx, { class: { id, locale }, by, work }) => proposeWork(tx, id, work, locale, by))
};
