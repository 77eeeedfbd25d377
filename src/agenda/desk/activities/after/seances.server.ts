import { followupsOf, materialsOf, occurrencesToEdit } from '../../../server/index.ts';

const SHOWN = 60;

/** The séances of an activity that one prepares or adds to, the next one first, with what there is for each and what waits to be answered. */
export async function seancesAfter(offering: string) {
	const all = await occurrencesToEdit(offering);
	const now = new Date();
	const next = all.find(({ startsAt, status }) => startsAt > now && status === 'scheduled');
	const past = all.filter(({ startsAt, status }) => startsAt <= now && status === 'scheduled').toReversed();
	const seances = [...(next ? [next] : []), ...past].slice(0, SHOWN);
	const ids = seances.map(({ id }) => id);
	const materials = await materialsOf(ids);
	const followups = await Promise.all(ids.map((id) => followupsOf(id, { all: true })));
	return seances.map(({ id, startsAt, timeZone, theme }, place) => ({
		...{ id, startsAt, timeZone, theme },
		materials: materials.filter(({ occurrence }) => occurrence === id).length,
		waiting: followups[place]?.filter(({ shownAt, hiddenAt }) => !shownAt && !hiddenAt).length ?? 0
	}));
}
