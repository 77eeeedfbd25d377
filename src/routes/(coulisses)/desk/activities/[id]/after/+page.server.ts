import { editorOf } from '#agenda/desk/activities/choices.server.ts';
import { followupsOf, materialsOf, occurrencesToEdit } from '#agenda/server';
import type { PageServerLoad } from './$types';

const SHOWN = 60;

export const load: PageServerLoad = async (event) => {
	const { edited } = await editorOf(event);
	const all = await occurrencesToEdit(edited.id);
	const now = new Date();
	// one prepares what comes next, and adds to what was
	const next = all.find(({ startsAt, status }) => startsAt > now && status === 'scheduled');
	const past = all.filter(({ startsAt, status }) => startsAt <= now && status === 'scheduled').toReversed();
	const seances = [...(next ? [next] : []), ...past].slice(0, SHOWN);
	const ids = seances.map(({ id }) => id);
	const materials = await materialsOf(ids);
	const followups = await Promise.all(ids.map((id) => followupsOf(id, { all: true })));
	return {
		id: edited.id,
		title: edited.given.title,
		seances: seances.map(({ id, startsAt, timeZone, theme }, place) => ({
			...{ id, startsAt, timeZone, theme },
			materials: materials.filter(({ occurrence }) => occurrence === id).length,
			waiting: followups[place]?.filter(({ shownAt, hiddenAt }) => !shownAt && !hiddenAt).length ?? 0
		}))
	};
};
