import { redirect } from '@sveltejs/kit';
import { isPast } from '#agenda';
import { askAfter } from '#agenda/pages/ask.server.ts';
import { seance } from '#agenda/pages/seance.server.ts';
import { tookPart } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const listing = await mayAsk(event);
	return { ...listing, area: listing.offering.area };
};

export const actions: Actions = {
	default: async (event) => {
		const { offering, occurrence } = await mayAsk(event);
		const { locale, viewer } = event.locals;
		const asker = { occurrence: occurrence.id, person: viewer?.id ?? null, locale };
		const failed = await askAfter(await event.request.formData(), asker);
		if (failed) return failed;
		redirect(303, `${href(`/agenda/${offering.slug}/${occurrence.id}`, locale)}?asked=1#questions`);
	}
};

/** For whoever took part; for others there is nothing here. */
async function mayAsk({ params, locals: { viewer } }: Pick<RequestEvent, 'params' | 'locals'>) {
	const listing = await seance(params);
	const { occurrence } = listing;
	if (!viewer || !isPast(occurrence) || !(await tookPart(viewer.id, occurrence.id))) throw missing();
	return listing;
}
