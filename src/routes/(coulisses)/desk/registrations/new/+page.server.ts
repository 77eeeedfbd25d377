import { registerFrom } from '#agenda/desk/registrations/registration.server.ts';
import { requireSeance } from '#agenda/desk/registrations/seance.server.ts';
import { offeredAt, questionsOf } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { listing } = await requireSeance(event);
	const { offering, occurrence } = listing;
	const [questions, { at }] = await Promise.all([questionsOf(offering.id), offeredAt(offering.id, [occurrence])]);
	return { ...listing, key: newId(), questions, categories: at[occurrence.id] ?? [] };
};

export const actions: Actions = { default: async (event) => registerFrom(event, await requireSeance(event)) };
