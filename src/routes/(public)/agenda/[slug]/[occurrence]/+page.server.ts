import { redirect } from '@sveltejs/kit';
import { registerFrom, seance, seanceShown } from '#agenda/pages/seance.server.ts';
import { href } from '#kernel/address.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import { offersOf } from '#learning/server';
import { showOfOccurrence } from '#stage/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const listing = await seance(params);
	const { offering, occurrence } = listing;
	const [shown, offers, show] = await Promise.all([
		seanceShown(listing, viewer, locale),
		offersOf([offering.id]),
		ifOpen('stage', () => showOfOccurrence(occurrence.id), null)
	]);
	return { ...shown, show, forClasses: offers.has(offering.id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { params, locals } = event;
		const listing = await seance(params);
		if ((await offersOf([listing.offering.id])).size)
			redirect(303, href(`/learning/classes/${params.occurrence}`, locals.locale));
		return registerFrom(event, listing);
	}
};
