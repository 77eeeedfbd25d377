import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { openScreen } from '#spaces/server';
import type { RequestHandler } from './$types';

/** The link that makes a tablet a screen; the address that it leads to opens nothing on another device. */
export const GET: RequestHandler = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
	const space = await openScreen(event, event.params.key);
	redirect(303, href(`/screen/${space}`, event.locals.locale));
};
