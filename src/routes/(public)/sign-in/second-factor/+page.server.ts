import { redirect } from '@sveltejs/kit';
import { secondFactorsOf, verifySecondFactor } from '#kernel/identity/server/second-factor.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { attempt } from '#web/act.server.ts';
import { backTo, callerOf } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Also open to somebody who has only given her password: her session begins with the code. */
export const load: PageServerLoad = async (event) => {
	const { viewer } = event.locals;
	const to = backTo(event);
	if (viewer?.secondFactor) redirect(303, to);
	const { totp, passkeys } = viewer ? await secondFactorsOf(viewer.id) : { totp: true, passkeys: [] };
	return { to, totp, passkey: passkeys.length > 0 };
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
