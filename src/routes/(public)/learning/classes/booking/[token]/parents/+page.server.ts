import { fundingOf } from '#agenda/server';
import { bookedPaper, ownAlone } from '#learning/pages/classes/booking/booking.server.ts';
import { parentsFacts } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { locale } }) => {
	setHeaders(ownAlone);
	const paper = await bookedPaper(params.token);
	return {
		area: 'learning' as const,
		funded: await fundingOf(paper.listing.offering.id),
		title: paper.listing.offering.title,
		facts: parentsFacts(paper, locale)
	};
};
