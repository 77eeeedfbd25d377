import { schoolClassOf } from '#learning/server';
import { classBooking } from '../booking.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const { booking, visit, listing, offer } = await classBooking(params.token);
	const its = visit.class ? await schoolClassOf(visit.class) : null;
	const { pupils, atSchool, year, stream } = visit;
	return {
		area: 'learning' as const,
		...listing,
		offer,
		...{ school: its?.school ?? null, teacher: booking.name, pupils, atSchool, year, stream }
	};
};
