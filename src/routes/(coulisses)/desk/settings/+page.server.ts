import { settingsActs } from '#kernel/identity/acts.ts';
import { demo, hub, isNamed, lastChangeOfHub, undoHub } from '#kernel/server/hub.ts';
import { chooseSections, sectionStates } from '#kernel/server/sections.ts';
import { keepSettings } from '#network/desk/settings/keep.server.ts';
import { change } from '#web/act.server.ts';
import { ticked } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { email } = await requireTeam(event, settingsActs.change);
	const [kept, named, last, { on }, sections] = await Promise.all([
		...([hub(), isNamed(), lastChangeOfHub()] as const),
		...([demo(), sectionStates()] as const)
	]);
	const its = named || !email ? kept : { ...kept, contact: { ...kept.contact, email } };
	return {
		its,
		sections,
		changedAt: last?.changedAt ?? null,
		demonstration: on,
		zones: Intl.supportedValuesOf('timeZone')
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { id } = await requireTeam(event, settingsActs.change);
		return keepSettings(event, id);
	},
	sections: async (event) => {
		const { id } = await requireTeam(event, settingsActs.change);
		const form = await event.request.formData();
		const open = ticked(form, 'sections');
		return change(event, undefined, (tx) => chooseSections(tx, open, id), '/desk/settings?done=sections#sections');
	},
	undo: async (event) => {
		const { id } = await requireTeam(event, settingsActs.change);
		return change(event, undefined, (tx) => undoHub(tx, id), '/desk/settings?done=undone');
	}
};
