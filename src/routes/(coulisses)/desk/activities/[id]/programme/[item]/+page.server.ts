import { fail, redirect } from '@sveltejs/kit';
import { editorOf } from '#agenda/desk/activities/choices.server.ts';
import { programmeChoices } from '#agenda/desk/activities/programme/choices.server.ts';
import { readItem, typedOf } from '#agenda/desk/activities/programme/typed.server.ts';
import { cancelItem, festivalProgramme, moveItem, rewriteItem, trashItem, undoItem } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const MOST_MINUTES = 600;

export const load: PageServerLoad = async (event) => {
	const { edited, programme, item } = await itemOf(event);
	const [choices, revisions, { timeZone }] = await Promise.all([
		programmeChoices(edited.id, event.locals.locale),
		revisionsOf(ref('item', item.id)),
		hub()
	]);
	return {
		...{ id: edited.id, title: edited.given.title, area: edited.given.area, item, choices },
		...{ stages: programme.stages, tracks: programme.tracks },
		typed: typedOf(item, timeZone),
		changes: revisions.length
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { edited, item, by } = await itemOf(event);
		const { locale } = event.locals;
		const { typed, problems, given } = readItem(await event.request.formData(), (await hub()).timeZone, locale);
		if (!given) return fail(422, { typed, problems });
		return (
			(await attempt(event, typed, (tx) => rewriteItem(tx, edited.id, item.id, given, by))) ?? done(event, 'kept', true)
		);
	},
	move: async (event) => {
		const { edited, item, by } = await itemOf(event);
		const form = await event.request.formData();
		const minutes = Number(fieldOf(form, 'minutes'));
		const typed = { minutes: fieldOf(form, 'minutes') };
		if (!Number.isInteger(minutes) || !minutes || Math.abs(minutes) > MOST_MINUTES)
			return fail(422, { typed, problems: { minutes: words('festival_minutes_range', {}, event.locals.locale) } });
		const how = { minutes, following: fieldOf(form, 'following') === '1' };
		return (
			(await attempt(event, typed, (tx) => moveItem(tx, edited.id, item.id, how, by))) ?? done(event, 'moved', true)
		);
	},
	cancel: (event) => simple(event, 'cancelled', true, (tx, offering, id, by) => cancelItem(tx, offering, id, true, by)),
	putBack: (event) => simple(event, 'back', true, (tx, offering, id, by) => cancelItem(tx, offering, id, false, by)),
	undo: (event) => simple(event, 'undone', true, undoItem),
	trash: (event) => simple(event, 'trashed', false, (tx, offering, id, by) => trashItem(tx, offering, id, true, by))
};

type By = Awaited<ReturnType<typeof editorOf>>['by'];

async function simple(
	event: RequestEvent,
	what: string,
	stay: boolean,
	act: (tx: Tx, offering: string, id: string, by: By) => Promise<void>
) {
	const { edited, item, by } = await itemOf(event);
	return (await attempt(event, {}, (tx) => act(tx, edited.id, item.id, by))) ?? done(event, what, stay);
}

async function itemOf(event: RequestEvent) {
	const editor = await editorOf(event);
	const programme = await festivalProgramme(editor.edited.id);
	const item = programme.items.find(({ id }) => id === event.params.item);
	if (!item) throw missing();
	return { ...editor, programme, item };
}

async function attempt(event: RequestEvent, typed: Record<string, string>, act: (tx: Tx) => Promise<unknown>) {
	return transaction(async (tx) => {
		await act(tx);
		return null;
	}).catch((error: unknown) => problem(error, typed, event.locals.locale));
}

function done({ params, locals }: RequestEvent, what: string, stay: boolean): never {
	const programme = `/desk/activities/${params.id}/programme`;
	redirect(303, `${href(stay ? `${programme}/${params.item}` : programme, locals.locale)}?done=${what}`);
}
