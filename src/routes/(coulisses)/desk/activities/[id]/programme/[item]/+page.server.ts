import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import { programmeChoices } from '#agenda/desk/activities/programme/choices.server.ts';
import { readItem, typedOf } from '#agenda/desk/activities/programme/typed.server.ts';
import { cancelItem, festivalProgramme, moveItem, rewriteItem, trashItem, undoItem } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const MOST_MINUTES = 600;

export const load: PageServerLoad = async (event) => {
	const { edited, programme, item } = await requireItem(event);
	const [choices, undo, { timeZone }] = await Promise.all([
		programmeChoices(edited.id, event.locals.locale),
		changedBefore(ref('item', item.id)),
		hub()
	]);
	return {
		...{ id: edited.id, title: edited.given.title, area: edited.given.area, item, choices },
		...{ stages: programme.stages, tracks: programme.tracks },
		typed: typedOf(item, timeZone),
		undo
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { edited, item, by } = await requireItem(event);
		const { locale } = event.locals;
		const { timeZone } = await hub();
		const { typed, problems, given, doubts } = readItem(await event.request.formData(), timeZone, locale, item);
		if (!given || doubts.some(({ said }) => !said)) return fail(422, { typed, problems, doubts });
		const to = `/desk/activities/${edited.id}/programme/${item.id}?done=kept`;
		return change(event, typed, (tx) => rewriteItem(tx, edited.id, item.id, given, by), to);
	},
	move: async (event) => {
		const { edited, item, by } = await requireItem(event);
		const form = await event.request.formData();
		const minutes = Number(fieldOf(form, 'minutes'));
		const typed = { minutes: fieldOf(form, 'minutes') };
		if (!Number.isInteger(minutes) || !minutes || Math.abs(minutes) > MOST_MINUTES)
			return fail(422, { typed, problems: { minutes: words('festival_minutes_range', {}, event.locals.locale) } });
		const how = { minutes, following: fieldOf(form, 'following') === '1' };
		const to = `/desk/activities/${edited.id}/programme/${item.id}?done=moved`;
		return change(event, typed, (tx) => moveItem(tx, edited.id, item.id, how, by), to);
	},
	cancel: (event) => simple(event, 'cancelled', (tx, offering, id, by) => cancelItem(tx, offering, id, true, by)),
	putBack: (event) => simple(event, 'back', (tx, offering, id, by) => cancelItem(tx, offering, id, false, by)),
	undo: (event) => simple(event, 'undone', undoItem),
	trash: (event) => simple(event, 'trashed', (tx, offering, id, by) => trashItem(tx, offering, id, true, by))
};

async function simple(event: RequestEvent, what: string, act: typeof undoItem) {
	const { edited, item, by } = await requireItem(event);
	const programme = `/desk/activities/${edited.id}/programme`;
	const to = `${what === 'trashed' ? programme : `${programme}/${item.id}`}?done=${what}`;
	const typed: Readonly<Record<string, string>> = {};
	return change(event, typed, (tx) => act(tx, edited.id, item.id, by), to);
}

async function requireItem(event: RequestEvent) {
	const editor = await requireEditor(event);
	const programme = await festivalProgramme(editor.edited.id);
	const item = programme.items.find(({ id }) => id === event.params.item);
	if (!item) throw missing();
	return { ...editor, programme, item };
}
