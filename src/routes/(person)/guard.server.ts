import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

/** The signed-in person; a visitor goes to sign in and comes back. */
export function signedIn({ locals: { viewer, locale }, url }: Asked): Viewer {
	if (viewer) return viewer;
	redirect(303, `${href('/sign-in', locale)}?returnTo=${encodeURIComponent(addressOf(url))}`);
}

/** The page's address without the name of an action. */
export const addressOf = ({ pathname, search }: URL): string => pathname + (search.startsWith('?/') ? '' : search);
