import { registerFrom } from '#agenda/desk/registrations/registration.server.ts';
import { requireSeance } from '#agenda/desk/registrations/seance.server.ts';
import { questionsOf } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { listing } = await requireSeance(event);
	return { ...listing, key: newId(), questions: await questionsOf(listing.offering.id) };
};

export const actions: Actions = { default: async (event) => registerFrom(event, await requireSeance(event)) };
