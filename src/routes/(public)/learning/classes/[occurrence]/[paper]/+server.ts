import { hub } from '#kernel/server/hub.ts';
import { afternoon } from '#learning/pages/classes/afternoon.server.ts';
import { paperFile } from '#learning/pages/classes/class-form.server.ts';
import type { RequestHandler } from './$types';

/** The same papers before anything is booked: what a teacher shows to whoever decides. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) => {
	const { listing, offer } = await afternoon(params);
	const about = { class: null, teacher: null, pupils: offer.maxPupils, adults: null, atSchool: false };
	return paperFile(params.paper, { listing, offer, ...about, hub: await hub() }, locale);
};
