import { redirect } from '@sveltejs/kit';
import { GivenTestimony } from '#journey';
import { attestsIn } from '#journey/pages/journey/meetings/attests.server.ts';
import { declineTestimony, giveTestimony, testimonyFor } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A question about what somebody was seen doing, for whoever was sent its link. @throws 404 when another has answered */
export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { person, witness, ...asked } = await testimonyFor(id, event.params.testimony);
	return {
		area: 'journey' as const,
		asked,
		own: person === id,
		mine: witness === id,
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	give: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = { attests: attestsIn(form).filter(({ level }) => level > 0), seen: fieldOf(form, 'seen') };
		const given = GivenTestimony.safeParse(typed);
		if (!given.success) return problemsOf(given.error, typed, locale);
		try {
			await limit('booking', `testimony ${id}`);
			const by = { actor: ref('person', id), source: 'web' } as const;
			await transaction((tx) => giveTestimony(tx, id, event.params.testimony, given.data, by));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, href(`/me/journey/competences/${event.params.testimony}?done=given`, locale));
	},
	decline: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		await transaction((tx) => declineTestimony(tx, id, event.params.testimony));
		redirect(303, href('/me/journey?done=declined', locale));
	}
};
