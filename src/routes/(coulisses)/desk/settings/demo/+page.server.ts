import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { demoActs } from '#kernel/identity/acts.ts';
import { isDemo } from '#kernel/server/hub.ts';
import { log } from '#kernel/server/log.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { clearDemonstration } from '../../../../../clear.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, demoActs.clear);
	if (!(await isDemo())) throw missing();
	return { local: isLocal(), mailLeaves: mailLeaves() };
};

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
				const word = m.settings_demo_word();
				if (typed.word.toLowerCase() !== word.toLowerCase()) throw refused('settings_demo_other', { word }, 422);
				const link = await clearDemonstration(typed.email, locale);
				if (isLocal()) redirect(303, link);
				log.warn({ link }, 'the demonstration is erased; whoever opens this link becomes the admin');
				redirect(303, href('/sign-in', locale));
			}
		);
	}
};

/**
 * Whether the hub runs for the one machine it is opened on. In a demonstration anyone may be its admin: where others can reach it, only whoever reads
 * the letter or the program's own output becomes the real one.
 */
const isLocal = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl()).hostname);
