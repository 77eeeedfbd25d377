import { schoolClassOf } from '#learning/server';
import { paperFile } from '../../../class-form.server.ts';
import { classBooking } from '../booking.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { locale } }) => {
	const { booking, visit, listing, offer } = await classBooking(params.token);
	const its = visit.class ? await schoolClassOf(visit.class) : null;
	const { pupils, atSchool } = visit;
	return paperFile(params.paper, { listing, offer, class: its, teacher: booking.name, pupils, atSchool }, locale);
};
