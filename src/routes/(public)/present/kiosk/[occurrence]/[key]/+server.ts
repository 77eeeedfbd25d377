import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { openKiosk } from '#learning/server';
import type { RequestHandler } from './$types';

/** The link that makes a tablet a kiosk; the address that it leads to opens nothing on another device. */
export const GET: RequestHandler = async (event) => {
	const { occurrence, key } = event.params;
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
	await openKiosk(event, occurrence, key);
	redirect(303, href(`/present/kiosk/${occurrence}`, event.locals.locale));
};
