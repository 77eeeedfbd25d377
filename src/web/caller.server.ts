import type { RequestEvent } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { localPath } from '#kernel/identity/return-to.ts';
import type { Caller } from '#kernel/identity/server/caller.ts';

/** Who asks, as sign-in wants to know it. */
export const callerOf = ({ request, getClientAddress }: RequestEvent): Caller => ({
	headers: request.headers,
	address: getClientAddress()
});

/** Where to go once signed in: the page that asked for it, else her own. */
export function backTo({ url, locals: { locale } }: Pick<RequestEvent, 'url' | 'locals'>): string {
	const asked = localPath(url.searchParams.get('returnTo'));
	return asked === '/' ? href('/me', locale) : asked;
}

/** `returnTo` for a form's or link's address, which else would lose it. */
export function returning({ url }: Pick<RequestEvent, 'url'>): string {
	const asked = localPath(url.searchParams.get('returnTo'));
	return asked === '/' ? '' : `returnTo=${encodeURIComponent(asked)}`;
}
