import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { comeBack } from '#kernel/identity/server/providers/flow.ts';
import { carried } from '#kernel/identity/server/providers/said.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { callerOf, whereTo } from '#web/caller.server.ts';
import type { RequestHandler } from './$types';

/** Where a provider sends people back to. A refusal is said on the page to sign in. */
export const GET: RequestHandler = async (event) => {
	const { params, url, cookies, locals } = event;
	const back = await comeBack(params.provider, url, callerOf(event)).catch((error: unknown) => {
		if (!(error instanceof Refusal) || error.status === 404) throw error;
		redirect(303, `${href('/sign-in', locals.locale)}?refused=${carried(error)}`);
	});
	setCookies(cookies, back.cookies);
	redirect(303, whereTo(back));
};
