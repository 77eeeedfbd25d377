import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { decideWork, proposeWork, wallOf } from '#learning/server';
import { written } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { class: its } = await requireOwnClass(event);
	event.depends('learning:wall');
	const screen = event.url.searchParams.has('screen');
	return { area: 'learning' as const, class: its, screen, works: await wallOf(its.id, { waiting: !screen }) };
};

type Owned = Awaited<ReturnType<typeof requireOwnClass>>;
type Act = (tx: Parameters<typeof decideWork>[0], owned: Owned, work: string) => Promise<unknown>;

const work = (act: Act) => async (event: RequestEvent) => {
	const owned = await requireOwnClass(event);
	const id = fieldOf(await event.request.formData(), 'work');
	return written(event, {}, async (tx) => {
		await act(tx, owned, id);
		return { done: true, problems: {} as Record<string, string> };
	});
};

export const actions: Actions = {
	show: work((tx, { class: { id }, by }, one) => decideWork(tx, id, one, 'shown', by)),
	remove: work((tx, { class: { id }, by }, one) => decideWork(tx, id, one, 'removed', by)),
	propose: work((tx, { class: { id, locale }, by }, one) => proposeWork(tx, id, one, locale, by))
};
