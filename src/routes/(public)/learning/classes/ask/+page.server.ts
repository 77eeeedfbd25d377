import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { schoolChoices } from '#learning/pages/classes/afternoon.server.ts';
import { aboutClass, limitClass, typedClass } from '#learning/pages/classes/class-form.server.ts';
import { askForClass, ClassRequest } from '#learning/server';
import { attemptTo } from '#web/act.server.ts';
import { byOwnAddress, problemsOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale, viewer } }) => {
	const known = { name: viewer?.name ?? '', email: viewer?.email ?? '', key: newId() };
	const activity = (url.searchParams.get('activity') ?? '').slice(0, 36);
	const typed: Record<string, string> = { ...known, activity };
	return { area: 'learning' as const, activities: await schoolChoices(locale), typed };
};

export const actions: Actions = {
	default: async (event) => {
		const { locale, viewer } = event.locals;
		const typed = typedClass(byOwnAddress(await event.request.formData(), viewer));
		const { activity = '', locality } = typed;
		const wanted = [typed.day1, typed.day2, typed.day3].filter(Boolean);
		const read = ClassRequest.safeParse({ ...aboutClass(typed, locale), locality, wanted });
		if (!read.success) return problemsOf(read.error, typed, locale);
		const actor = viewer && ref('person', viewer.id);
		const today = isoDate(new Date(), (await hub()).timeZone);
		return attemptTo(
			event,
			typed,
			async () => {
				await limitClass(bearerOf(event), read.data.email);
				await askForClass(read.data, isId(activity) ? activity : '', actor, today);
			},
			'/learning/classes/ask?done=asked'
		);
	}
};
