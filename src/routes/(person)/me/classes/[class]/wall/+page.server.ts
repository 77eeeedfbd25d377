import { missing } from '#kernel/errors.ts';
import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { decideWork, proposeWork, wallOf } from '#learning/server';
import { m } from '#messages';
import { type Write, written } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { class: its } = await requireOwnClass(event);
	event.depends('learning:wall');
	const screen = event.url.searchParams.has('screen');
	return { area: 'learning' as const, class: its, screen, works: await wallOf(its.id, { waiting: !screen }) };
};

type Owned = Awaited<ReturnType<typeof requireOwnClass>> &
	Readonly<{ event: RequestEvent; form: FormData; work: string }>;

const ofWork = (act: Write<Owned>) => async (event: RequestEvent) => {
	const owned = await requireOwnClass(event);
	const form = await event.request.formData();
	const work = fieldOf(form, 'work');
	return written(event, {}, async (tx) => {
		await act(tx, { ...owned, event, form, work });
		return { done: true, problems: {} as Record<string, string> };
	});
};

export const actions: Actions = {
	show: ofWork((tx, { class: { id }, by, work }) => decideWork(tx, id, work, 'shown', by)),
	remove: ofWork(async (tx, { event, form, class: { id }, by, work }) => {
		const its = (await wallOf(id, { waiting: true }, tx)).find((one) => one.id === work);
		if (!its) throw missing();
		await decideWork(tx, id, work, 'removed', by);
		requireSure(event, doing(m.classes_work_remove(), [`${its.pseudonym}, ${its.title}`]), form);
	}),
	propose: ofWork((tx, { class: { id, locale }, by, work }) => proposeWork(tx, id, work, locale, by))
};
