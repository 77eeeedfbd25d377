import { redirect } from '@sveltejs/kit';
import { obstacle } from '#agenda';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { retryAfter } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { afternoon } from '#learning/pages/classes/afternoon.server.ts';
import { aboutClass, typedClass } from '#learning/pages/classes/class-form.server.ts';
import { bookClass, ClassBooking, classesOf } from '#learning/server';
import { problem, problemsOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { viewer } }) => {
	const { listing, offer } = await afternoon(params);
	const { occurrence } = listing;
	const mine = viewer ? await classesOf(viewer.id) : [];
	const [latest] = mine;
	return {
		area: 'learning' as const,
		...listing,
		offer,
		closed: obstacle({ ...occurrence, registration: 'open' }),
		mine: mine.map(({ class: { id, school, year } }) => ({ id, school, year })),
		typed: {
			...(latest ? { school: latest.class.school, year: latest.class.year, stream: latest.class.stream } : {}),
			...{ name: viewer?.name ?? '', email: viewer?.email ?? '', key: newId() },
			pupils: (url.searchParams.get('pupils') ?? '').slice(0, 3)
		} as Record<string, string>
	};
};

export const actions: Actions = {
	default: async ({ params, request, setHeaders, getClientAddress, locals: { locale, viewer } }) => {
		const typed = typedClass(await request.formData());
		const read = ClassBooking.safeParse({ ...aboutClass(typed, locale), adults: typed.adults || undefined });
		if (!read.success) return problemsOf(read.error, typed, locale);
		const { class: again = '' } = typed;
		const actor = viewer ? ref('person', viewer.id) : null;
		const receipt = await limit('class', getClientAddress())
			.then(() => limit('booking', read.data.email.toLowerCase()))
			.then(() =>
				bookClass(read.data, params.occurrence, { actor, source: 'web', again: viewer && isId(again) ? again : null })
			)
			.catch((error: unknown) => {
				setHeaders(retryAfter(error));
				return problem(error, typed, locale);
			});
		if (!('token' in receipt)) return receipt;
		redirect(303, href(`/learning/classes/booking/${receipt.token}?done=booked`, locale));
	}
};
