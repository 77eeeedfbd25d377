import { transaction } from '#kernel/server/db.ts';
import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { decideWork, proposeWork, wallOf } from '#learning/server';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { class: its } = await requireOwnClass(event);
	event.depends('learning:wall');
	const screen = event.url.searchParams.has('screen');
	return { area: 'learning' as const, class: its, screen, works: await wallOf(its.id, { waiting: !screen }) };
};

type Owned = Awaited<ReturnType<typeof requireOwnClass>>;

async function act(event: RequestEvent, what: (owned: Owned, work: string) => Promise<unknown>) {
	const owned = await requireOwnClass(event);
	const work = fieldOf(await event.request.formData(), 'work');
	return what(owned, work).then(
		() => ({ done: true, problems: {} as Record<string, string> }),
		(error: unknown) => problem(error, {}, event.locals.locale)
	);
}

export const actions: Actions = {
	show: (event) =>
		act(event, ({ class: { id }, by }, work) => transaction((tx) => decideWork(tx, id, work, 'shown', by))),
	remove: (event) =>
		act(event, ({ class: { id }, by }, work) => transaction((tx) => decideWork(tx, id, work, 'removed', by))),
	propose: (event) =>
		act(event, ({ class: { id, locale }, by }, work) => transaction((tx) => proposeWork(tx, id, work, locale, by)))
};
