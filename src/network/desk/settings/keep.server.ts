import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { transaction } from '#kernel/server/db.ts';
import { changeHub, holdHub, hub } from '#kernel/server/hub.ts';
import { attempt } from '#web/act.server.ts';
import { problemsOf, ticked, typedTexts } from '#web/form.server.ts';
import { introduce } from './introduce.server.ts';
import { keepMark, sentMark } from './mark.server.ts';
import { readSettings } from './settings.server.ts';

/** Keeps the settings that the form says; a hub that gets its name also gets into its directory. Leads on in a language that the hub still speaks. */
export async function keepSettings(event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>, person: string) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const typed = { ...typedTexts(form), locales: ticked(form, 'locales') };
	const given = readSettings(form, locale, await hub());
	if (!given.success) return problemsOf(given.error, typed, locale);
	return attempt(event, '', typed, async () => {
		const sent = await sentMark(form);
		await transaction(async (tx) => {
			const before = await holdHub(tx);
			const mark = await keepMark(tx, form, { sent, before: before.hub.mark });
			if (!before.named) await introduce(tx, given.data, person);
			await changeHub(tx, { ...given.data, mark }, person);
		});
		const [first = locale] = given.data.locales;
		redirect(303, href('/desk/settings?done=saved', given.data.locales.includes(locale) ? locale : first));
	});
}
