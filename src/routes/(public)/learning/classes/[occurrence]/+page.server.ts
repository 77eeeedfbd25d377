import { isId } from '#kernel/id.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { afternoonShown } from '#learning/pages/classes/afternoon.server.ts';
import { aboutClass, limitClass, typedClass } from '#learning/pages/classes/class-form.server.ts';
import { bookClass, ClassBooking } from '#learning/server';
import { attemptTo } from '#web/act.server.ts';
import { byOwnAddress, problemsOf } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { viewer } }) => ({
	area: 'learning' as const,
	...(await afternoonShown(params, url, viewer))
});

export const actions: Actions = {
	default: async (event) => {
		const { locale, viewer } = event.locals;
		const typed = typedClass(byOwnAddress(await event.request.formData(), viewer));
		const read = ClassBooking.safeParse({ ...aboutClass(typed, locale), adults: typed.adults || undefined });
		if (!read.success) return problemsOf(read.error, typed, locale);
		const { class: again = '' } = typed;
		const by = viewer ? bySelf(viewer) : ({ actor: null, source: 'web' } as const);
		return attemptTo(
			event,
			typed,
			async () => {
				const network = event.getClientAddress();
				await limitClass(bearerOf(event), read.data.email);
				const its = { ...by, network, again: viewer && isId(again) ? again : null };
				return bookClass(read.data, event.params.occurrence, its);
			},
			({ token }) => `/learning/classes/booking/${token}?done=booked`
		);
	}
};
