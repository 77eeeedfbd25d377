import { hostActs } from '#journey/acts.ts';
import { hostIn, personIn, typedHost } from '#journey/desk/hosts/host.server.ts';
import { allHosts, hideHost, listHost } from '#journey/server';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const done = '/desk/journey/hosts?done';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, hostActs.list);
	return { area: 'journey' as const, hosts: await allHosts(), done: event.url.searchParams.has('done') };
};

export const actions: Actions = {
	list: async (event) => {
		const by = byOf(await requireTeam(event, hostActs.list));
		const { locale } = event.locals;
		const form = await event.request.formData();
		return changeGiven(
			event,
			typedHost(form),
			hostIn(form, locale),
			async (tx, given) => listHost(tx, { ...given, person: await personIn(tx, form, locale) }, by),
			done
		);
	},
	hide: async (event) => {
		const by = byOf(await requireTeam(event, hostActs.list));
		const form = await event.request.formData();
		return change(event, typedHost(form), (tx) => hideHost(tx, fieldOf(form, 'host'), by), done);
	}
};
