import { followMagicLink } from '#kernel/identity/server/sign-in.ts';
import { attempt } from '#web/act.server.ts';
import { callerOf, leadOn, returning } from '#web/caller.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: programs that read mails before people do would use the link up. */
export const load: PageServerLoad = (event) => ({ returning: returning(event) });

export const actions: Actions = {
	default: async (event) =>
		attempt(event, 'link', {}, async () => {
			const token = event.url.searchParams.get('token') ?? '';
			return leadOn(event, await followMagicLink({ token, locale: event.locals.locale }, callerOf(event)));
		})
};
