import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { localPath } from '#kernel/identity/return-to.ts';
import type { Arrival } from '#kernel/identity/server/arrivals.ts';
import type { Caller } from '#kernel/identity/server/caller.ts';
import type { Back } from '#kernel/identity/server/providers/flow.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { setCookies } from '#kernel/server/cookies.ts';

/** Who asks, as sign-in wants to know it. */
export const callerOf = (event: RequestEvent): Caller => ({ headers: event.request.headers, bearer: bearerOf(event) });

/** Leads on from a way in: to the page that asked for it, past her second factor where one is asked for. */
export function leadOn(event: RequestEvent, { cookies, secondFactor }: Arrival): never {
	setCookies(event.cookies, cookies);
	if (!secondFactor) redirect(303, backTo(event));
	redirect(303, `${href('/sign-in/second-factor', event.locals.locale)}?${returning(event)}`);
}

/** Where whoever came back from a partner goes: past her second factor where one is asked for. */
export function whereTo({ secondFactor, returnTo, locale }: Omit<Arrival, 'cookies'> & Back): string {
	const asked = returnTo === '/' ? href('/me', locale) : returnTo;
	return secondFactor ? `${href('/sign-in/second-factor', locale)}?returnTo=${encodeURIComponent(asked)}` : asked;
}

/** Where to go once signed in: the page that asked for it, else her own. */
export function backTo({ url, locals: { locale } }: Pick<RequestEvent, 'url' | 'locals'>): string {
	const asked = localPath(url.searchParams.get('returnTo'));
	return asked === '/' ? href('/me', locale) : asked;
}

/** Whether somebody who is signed in is asked to prove once more who she is. */
export const asksAgain = ({ url }: Pick<RequestEvent, 'url'>): boolean => url.searchParams.has('again');

/** `returnTo`, and what it is asked for, for a form's or link's address, which else would lose it. */
export function returning({ url }: Pick<RequestEvent, 'url'>): string {
	const asked = localPath(url.searchParams.get('returnTo'));
	const again = asksAgain({ url }) ? 'again=yes&' : '';
	return asked === '/' ? '' : `${again}returnTo=${encodeURIComponent(asked)}`;
}
