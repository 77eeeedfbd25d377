import { settingsActs } from '#kernel/identity/acts.ts';
import { roleNames } from '#kernel/identity/index.ts';
import { providersListed } from '#kernel/identity/server/providers/providers.ts';
import { setAccess } from '#kernel/identity/server/settings.ts';
import { access } from '#kernel/server/hub.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, settingsActs.change);
	return { access: await access(), roles: roleNames, providers: await providersListed() };
};

export const actions: Actions = {
	access: async (event) => {
		const { id } = await requireTeam(event, settingsActs.change);
		const form = await event.request.formData();
		const registration = fieldOf(form, 'registration') === 'invited' ? 'invited' : 'everybody';
		const factorRoles = roleNames.filter((role) => ticked(form, 'factorRoles').includes(role));
		const given = { registration, factorRoles } as const;
		return change(event, given, (tx) => setAccess(tx, given, id), '/desk/access?done=access#access');
	}
};
