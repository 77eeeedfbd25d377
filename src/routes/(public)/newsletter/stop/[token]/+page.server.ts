import { missing } from '#kernel/errors.ts';
import { chooseFrom, sectorChoices, stopFrom } from '#notice/pages/subscribing.server.ts';
import { chosenByLink, mayStop } from '#notice/server';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { token }, locals: { locale }, setHeaders }) => {
	if (!mayStop(token)) throw missing();
	setHeaders({ 'cache-control': 'private, no-store' });
	return { sectors: await sectorChoices(locale), chosen: await chosenByLink(token) };
};

/** The button of the page, and that of a mail program (RFC 8058), which comes without a browser: see `isForeign` in hooks.server.ts. */
export const actions: Actions = {
	default: async ({ params: { token }, request }) => {
		const form = await request.formData();
		if (fieldOf(form, 'choose') === '1') {
			await chooseFrom(token, form);
			return { chosen: true };
		}
		await stopFrom(token);
		return { done: true };
	}
};
