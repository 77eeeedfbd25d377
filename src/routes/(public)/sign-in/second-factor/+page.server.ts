import { redirect } from '@sveltejs/kit';
import { secondFactorsOf, verifySecondFactor } from '#kernel/identity/server/second-factor.ts';
import { sessionOfRequest } from '#kernel/identity/server/sessions.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { attempt } from '#web/act.server.ts';
import { asksAgain, backTo, callerOf, returning } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Also open to somebody who has only shown a first factor: she is signed in from the second on. */
export const load: PageServerLoad = async (event) => {
	const { viewer } = event.locals;
	const to = backTo(event);
	if (viewer?.secondFactor && !asksAgain(event)) redirect(303, to);
	const half = viewer ? null : ((await sessionOfRequest(event.request.headers))?.viewer ?? null);
	const known = viewer ?? half;
	const { totp, passkeys } = known ? await secondFactorsOf(known.id) : { totp: true, passkeys: [] };
	return { to, totp, passkey: passkeys.length > 0, half: viewer === null, returning: returning(event) };
};

export const actions: Actions = {
	default: async (event) => {
		const code = (await typedIn(event))('code');
		return attempt(event, 'code', { code }, async () => {
			setCookies(event.cookies, await verifySecondFactor({ code }, callerOf(event)));
			redirect(303, backTo(event));
		});
	}
};
