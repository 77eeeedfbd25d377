import { requireLead } from '#agenda/desk/activities/choices.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { edited } = await requireLead(event);
	return { area: 'learning', id: edited.id, offeringTitle: edited.given.title };
};
