import { cancel, mentoringMine, sayWhether } from '#venture/pages/mentors/mine.server.ts';
import { hideMentor } from '#venture/server';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PAGE = '/me/mentoring';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await mentoringMine(requirePerson(event)))
});

export const actions: Actions = {
	cancel: (event) => cancel(event, requirePerson(event), PAGE),
	say: (event) => sayWhether(event, requirePerson(event), PAGE),
	hide: (event) => propose(event, true),
	show: (event) => propose(event, false)
};

async function propose(event: RequestEvent, hidden: boolean) {
	const { id } = requirePerson(event);
	const form = await event.request.formData();
	const to = `${PAGE}?done=${hidden ? 'hidden' : 'shown'}#proposed`;
	return change(event, typedTexts(form), (tx) => hideMentor(tx, id, fieldOf(form, 'mentor'), hidden), to);
}
