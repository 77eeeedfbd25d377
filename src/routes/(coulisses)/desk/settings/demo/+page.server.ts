import { redirect } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import { demoActs } from '#kernel/identity/acts.ts';
import { isDemo } from '#kernel/server/hub.ts';
import { isAlone } from '#kernel/server/place.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { clearDemonstration } from '../../../../../clear.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, demoActs.clear);
	if (!(await isDemo())) throw missing();
	return { alone: isAlone() };
};

/** In a demonstration anyone may be its admin: where others can reach it, none of them becomes the real one, nor empties the hub for all. */
export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, demoActs.clear);
		const { locale } = event.locals;
		const text = await typedIn(event);
		const typed = { email: text('email').trim(), word: text('word').trim() };
		return attempt(
			event,
			(code) => (code === 'settings_demo_other' ? 'word' : 'email'),
			typed,
			async () => {
				if (!isAlone()) throw refused('settings_demo_afar', {}, 403);
				const word = m.settings_demo_word();
				if (typed.word.toLowerCase() !== word.toLowerCase()) throw refused('settings_demo_other', { word }, 422);
				redirect(303, await clearDemonstration(typed.email, locale));
			}
		);
	}
};
