import { endIt, groupChoices, openIt, reopenIt, saveGroup } from '#groups/pages/form.server.ts';
import { requireLead } from '#groups/pages/inside.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { group, head, saving } = await requireLead(event);
	const choices = await groupChoices(saving.viewer, event.locals.locale, group.operation);
	return {
		area: 'network' as const,
		...{ group: head, kept: group, choices }
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { group, saving, page } = await requireLead(event);
		return saveGroup(event, group, saving, page);
	},
	open: async (event) => {
		const { group, saving, page } = await requireLead(event);
		return openIt(event, group, saving, page);
	},
	end: async (event) => {
		const { group, saving, page } = await requireLead(event);
		return endIt(event, group, saving, page);
	},
	reopen: async (event) => {
		const { group, saving, page } = await requireLead(event);
		return reopenIt(event, group, saving, page);
	}
};
