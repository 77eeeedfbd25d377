import { ifThere } from '#kernel/errors.ts';
import { colleagueInvitation, joinAsColleague } from '#network/server';
import { change } from '#web/act.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { email } = requirePerson(event);
	const its = await ifThere(colleagueInvitation(event.params.token));
	if (!its) return { invitation: null };
	const { name, slug, role, manager } = its;
	// whose the letter was is said to nobody else
	return { invitation: { name, slug, role, manager, mine: email?.toLowerCase() === its.email } };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		return change(
			event,
			{},
			(tx) => joinAsColleague(tx, event.params.token, viewer),
			(slug) => `/network/${slug}?joined`
		);
	}
};
