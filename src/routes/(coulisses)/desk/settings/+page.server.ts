import { settingsActs } from '#kernel/identity/acts.ts';
import { demo, hub, isNamed, lastChangeOfHub, undoHub } from '#kernel/server/hub.ts';
import { keepSettings } from '#network/desk/settings/keep.server.ts';
import { change } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { email } = await requireTeam(event, settingsActs.change);
	const [kept, named, last, { on }] = await Promise.all([hub(), isNamed(), lastChangeOfHub(), demo()]);
	const its = named || !email ? kept : { ...kept, contact: { ...kept.contact, email } };
	return { its, changedAt: last?.changedAt ?? null, demonstration: on, zones: Intl.supportedValuesOf('timeZone') };
};

export const actions: Actions = {
	save: async (event) => {
		const { id } = await requireTeam(event, settingsActs.change);
		return keepSettings(event, id);
	},
	undo: async (event) => {
		const { id } = await requireTeam(event, settingsActs.change);
		return change(event, undefined, (tx) => undoHub(tx, id), '/desk/settings?done=undone');
	}
};
