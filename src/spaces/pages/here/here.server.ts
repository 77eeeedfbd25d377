import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { showings } from '../../here.ts';
import { hereIn, housesToday, showHere, shownHere } from '../../server/index.ts';

/** Who is there today in the houses where somebody has something, and what she has chosen herself; null where there is nothing to see nor to choose. @param coming whether she has booked anything */
export async function hereShown({ id }: Pick<Viewer, 'id'>, coming: boolean) {
	const [houses, choice, person] = await Promise.all([housesToday(id), shownHere(id), personById(id)]);
	const grown = person !== undefined && !maybeMinor(person);
	if (!houses.length && (!grown || (!coming && choice.shows === 'never'))) return null;
	return {
		houses: await Promise.all(houses.map(async ({ id, name }) => ({ id, name, persons: await hereIn(id) }))),
		choice: grown ? choice : null,
		today: houses.some(({ booked }) => booked)
	};
}

/** Chooses to whom she is shown, as the form says. */
export async function chooseHere(event: Pick<RequestEvent, 'locals' | 'setHeaders' | 'request'>, { id }: Viewer) {
	const form = await event.request.formData();
	const typed = { shows: fieldOf(form, 'shows'), line: fieldOf(form, 'line') };
	const shows = showings.find((one) => one === typed.shows) ?? 'never';
	return change(
		event,
		typed,
		(tx) => showHere(tx, id, { shows, line: typed.line }),
		'/me/spaces?done=here',
		(code) => (code === 'day_here_line' ? 'line' : 'shows')
	);
}
