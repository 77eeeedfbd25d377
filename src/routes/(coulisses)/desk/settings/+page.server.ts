import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { changeHub, demo, holdHub, hub, isNamed, lastChangeOfHub, undoHub } from '#kernel/server/hub.ts';
import { problem, problemsOf, typedTexts } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { introduce } from './introduce.server.ts';
import { keepMark, sentMark } from './mark.server.ts';
import { readSettings } from './settings.server.ts';

export const load: PageServerLoad = async (event) => {
	const { email } = await requireTeam(event, 'settings.change');
	const [kept, named, last, { on }] = await Promise.all([hub(), isNamed(), lastChangeOfHub(), demo()]);
	const its = named || !email ? kept : { ...kept, contact: { ...kept.contact, email } };
	return { its, changedAt: last?.changedAt ?? null, demonstration: on, zones: Intl.supportedValuesOf('timeZone') };
};

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, 'settings.change');
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = { ...typedTexts(form), locales: form.getAll('locales').map(String) };
		const given = readSettings(form, locale, await hub());
		if (!given.success) return problemsOf(given.error, typed, locale);
		try {
			const sent = await sentMark(form);
			await transaction(async (tx) => {
				const before = await holdHub(tx);
				const mark = await keepMark(tx, form, { sent, before: before.hub.mark });
				if (!before.named) await introduce(tx, given.data, viewer.id);
				await changeHub(tx, { ...given.data, mark }, viewer.id);
			});
		} catch (error) {
			return problem(error, typed, locale);
		}
		const [first = locale] = given.data.locales;
		redirect(303, href('/desk/settings?done=saved', given.data.locales.includes(locale) ? locale : first));
	},
	undo: async (event) => {
		const { id } = await requireTeam(event, 'settings.change');
		await transaction((tx) => undoHub(tx, id));
		redirect(303, href('/desk/settings?done=undone', event.locals.locale));
	}
};
