import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import { cueKinds, type Edit, lengthOfShow, type Show } from '#stage';
import { showActs } from '#stage/acts.ts';
import { templates, written } from '#stage/desk/shows/rundown/editing.server.ts';
import { fileIn } from '#stage/desk/shows/rundown/file.server.ts';
import { plainEdit, readCue, readSegment } from '#stage/desk/shows/rundown/read.server.ts';
import { requireShow, requireShows } from '#stage/desk/shows/show.server.ts';
import { appendRundown, editRundown, filmById, rundownOf, showById, undoRundown } from '#stage/server';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, problem, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show } = await requireShow(event, showActs.direct);
	const { only } = await requireShows(event);
	const [rundown, undo, others, film] = await Promise.all([
		rundownOf(show.id),
		changedBefore(ref('rundown', show.id)),
		templates(show.id, only, event.locals.locale),
		show.film ? filmById(show.film) : null
	]);
	return { ...written(show, rundown, event.url), seconds: lengthOfShow(show, film), undo, others };
};

export const actions: Actions = {
	edit: (event) =>
		act(event, async (tx, { show, form, who }) => void (await editRundown(tx, show.id, plainEdit(form), who))),
	segment: async (event) => {
		const { show, viewer } = await requireShow(event, showActs.direct);
		const form = await event.request.formData();
		const read = readSegment(form, event.locals.locale);
		if (!read.success) return problemsOf(read.error, typedTexts(form), event.locals.locale);
		const id = fieldOf(form, 'id');
		return write(event, form, show, async (tx) => {
			const segment = read.data;
			const edit: Edit = id ? { do: 'changeSegment', id, segment } : { do: 'addSegment', segment };
			const after = await editRundown(tx, show.id, edit, viewer.id);
			return id || after.at(-1)?.id;
		});
	},
	cue: async (event) => {
		const { show, viewer } = await requireShow(event, showActs.direct);
		const form = await event.request.formData();
		const kind = cueKinds.find((one) => one === fieldOf(form, 'kind'));
		if (!kind) return problem(refused('shows_kind_missing', {}, 422), typedTexts(form), event.locals.locale);
		const read = readCue(form, kind, show, event.locals.locale);
		if (!read.success) return problemsOf(read.error, typedTexts(form), event.locals.locale);
		const [id, segment] = [fieldOf(form, 'id'), fieldOf(form, 'segment')];
		return write(event, form, show, async (tx) => {
			const content = read.data;
			const edit: Edit = id ? { do: 'changeCue', id, content } : { do: 'addCue', segment, content };
			const after = await editRundown(tx, show.id, edit, viewer.id);
			return id || after.find((one) => one.id === segment)?.cues.at(-1)?.id;
		});
	},
	copy: async (event) => {
		const { only } = await requireShows(event);
		return act(event, async (tx, { show, form, who }) => {
			if (!fieldOf(form, 'other')) throw refused('shows_other_missing', {}, 422);
			const other = await showById(fieldOf(form, 'other'), tx);
			const mine =
				!only || only.organizations.includes(other.listing.offering.organization.id) || only.shows.includes(other.id);
			if (!mine) throw refused('shows_other_missing', {}, 422);
			await appendRundown(tx, show.id, await rundownOf(other.id, tx), who);
		});
	},
	bring: async (event) => {
		const { show, viewer } = await requireShow(event, showActs.direct);
		const form = await formWithFiles(event.request, 3);
		const { locale } = event.locals;
		const rundown = await attempt(event, '', typedTexts(form), () => fileIn(form.get('file'), locale));
		if ('status' in rundown) return rundown;
		return write(event, form, show, async (tx) => void (await appendRundown(tx, show.id, rundown, viewer.id)));
	},
	undo: (event) => act(event, async (tx, { show }) => void (await undoRundown(tx, show.id)), 'undone')
};

type Given = Readonly<{ show: Show; form: FormData; who: string }>;
type Event = RequestEvent & { params: { show: string } };

async function act(event: Event, what: (tx: Tx, given: Given) => Promise<void>, done = 'saved') {
	const { show, viewer } = await requireShow(event, showActs.direct);
	const form = await event.request.formData();
	return write(event, form, show, async (tx) => void (await what(tx, { show, form, who: viewer.id })), done);
}

/** Writes, and goes back to what was written. */
const write = (
	event: Event,
	form: FormData,
	show: Show,
	how: (tx: Tx) => Promise<string | undefined>,
	done = 'saved'
) =>
	change(event, typedTexts(form), how, (at) => `/desk/shows/${show.id}/rundown?done=${done}${at ? `#at-${at}` : ''}`);
