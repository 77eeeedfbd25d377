import { redirect } from '@sveltejs/kit';
import { askAfter } from '#agenda/pages/ask.server.ts';
import { requireTookPart } from '#agenda/pages/seance.server.ts';
import { href } from '#kernel/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const listing = await requireTookPart(event);
	return { ...listing, area: listing.offering.area };
};

export const actions: Actions = {
	default: async (event) => {
		const { offering, occurrence } = await requireTookPart(event);
		const { locale, viewer } = event.locals;
		const asker = { occurrence: occurrence.id, person: viewer?.id ?? null, locale };
		const failed = await askAfter(await event.request.formData(), asker);
		if (failed) return failed;
		redirect(303, `${href(`/agenda/${offering.slug}/${occurrence.id}`, locale)}?asked=1#questions`);
	}
};
