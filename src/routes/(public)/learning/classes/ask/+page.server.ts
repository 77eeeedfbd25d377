import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { retryAfter } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { isoDate } from '#kernel/time.ts';
import { said } from '#kernel/words.ts';
import { aboutClass, typedClass } from '#learning/pages/classes/class-form.server.ts';
import { askForClass, ClassRequest, schoolActivities } from '#learning/server';
import { problem, problemsOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale, viewer } }) => {
	const known = { name: viewer?.name ?? '', email: viewer?.email ?? '', key: newId() };
	return {
		area: 'learning' as const,
		activities: (await schoolActivities()).flatMap(({ id, title, offer }) =>
			offer ? [{ id, title: said(title, locale), offer }] : []
		),
		typed: { ...known, activity: (url.searchParams.get('activity') ?? '').slice(0, 36) } as Record<string, string>
	};
};

export const actions: Actions = {
	default: async ({ request, setHeaders, getClientAddress, locals: { locale, viewer } }) => {
		const typed = typedClass(await request.formData());
		const { activity = '', locality } = typed;
		const wanted = [typed.day1, typed.day2, typed.day3].filter(Boolean);
		const read = ClassRequest.safeParse({ ...aboutClass(typed, locale), locality, wanted });
		if (!read.success) return problemsOf(read.error, typed, locale);
		const actor = viewer ? ref('person', viewer.id) : null;
		const today = isoDate(new Date(), (await hub()).timeZone);
		const asked = await limit('class', getClientAddress())
			.then(() => limit('booking', read.data.email.toLowerCase()))
			.then(() => askForClass(read.data, isId(activity) ? activity : '', actor, today))
			.catch((error: unknown) => {
				setHeaders(retryAfter(error));
				return problem(error, typed, locale);
			});
		if (typeof asked !== 'string') return asked;
		redirect(303, href('/learning/classes/ask?done=asked', locale));
	}
};
