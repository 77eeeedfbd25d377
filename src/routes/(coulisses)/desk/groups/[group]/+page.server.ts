import { leadShown, requireGroup } from '#groups/desk/entered.server.ts';
import {
	bringBack,
	endIt,
	groupChoices,
	joinChoices,
	openIt,
	reopenIt,
	saveGroup,
	saveLead
} from '#groups/pages/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { group, saving } = await requireGroup(event);
	const { locale } = event.locals;
	const [choices, leads, lead] = await Promise.all([
		groupChoices(saving.viewer, locale, group.operation),
		joinChoices(locale),
		leadShown(group.id, locale)
	]);
	return { group, choices, leads, lead };
};

export const actions: Actions = {
	save: async (event) => {
		const { group, saving, page } = await requireGroup(event);
		return saveGroup(event, group, saving, page);
	},
	lead: async (event) => {
		const { group, saving } = await requireGroup(event);
		return saveLead(event, group.id, saving);
	},
	open: async (event) => {
		const { group, saving, page } = await requireGroup(event);
		return openIt(event, group, saving, page);
	},
	end: async (event) => {
		const { group, saving, page } = await requireGroup(event);
		return endIt(event, group, saving, page);
	},
	reopen: async (event) => {
		const { group, saving, page } = await requireGroup(event);
		return reopenIt(event, group, saving, page);
	},
	back: async (event) => {
		const { group, saving, page } = await requireGroup(event);
		return bringBack(event, group, saving, page);
	}
};
