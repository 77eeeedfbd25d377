import { redirect } from '@sveltejs/kit';
import { followMagicLink } from '#kernel/identity/server/sign-in.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { attempt } from '#web/act.server.ts';
import { backTo, callerOf, returning } from '#web/caller.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: programs that read mails before people do would use the link up. */
export const load: PageServerLoad = (event) => ({ returning: returning(event) });

export const actions: Actions = {
	default: async (event) =>
		attempt(event, 'link', {}, async () => {
			const token = event.url.searchParams.get('token') ?? '';
			const { cookies } = await followMagicLink({ token, locale: event.locals.locale }, callerOf(event));
			setCookies(event.cookies, cookies);
			redirect(303, backTo(event));
		})
};
