import { z } from 'zod';
import { isId, newId } from '#kernel/id.ts';
import { cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import { deliberationsOf, openDeliberation, todayHere } from '#learning/server';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const Session = z.object({
	heldDay: z.iso.date({ error: 'programmes_day_missing' }),
	jury: z.string().trim().min(1, { error: 'programmes_jury_missing' }).max(1000, { error: 'programmes_text_long' })
});

export const load: PageServerLoad = async (event) => {
	const { cohort } = await cohortFor(event);
	return { key: newId(), today: await todayHere(), sessions: await deliberationsOf(cohort.id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort } = await cohortFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = Session.safeParse({ heldDay: fieldOf(form, 'heldDay'), jury: fieldOf(form, 'jury') });
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const sent = fieldOf(form, 'key');
		const key = isId(sent) ? sent : newId();
		const to = `/desk/programmes/cohorts/${cohort.id}/jury/${key}?done=opened`;
		return kept(locale, form, (tx) => openDeliberation(tx, cohort.id, read.data, key), to);
	}
};
