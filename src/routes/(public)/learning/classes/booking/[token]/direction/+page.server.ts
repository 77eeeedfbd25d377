import { fundingOf } from '#agenda/server';
import { bookedPaper, ownAlone } from '#learning/pages/classes/booking/booking.server.ts';
import { directionFacts } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { locale } }) => {
	setHeaders(ownAlone);
	const paper = await bookedPaper(params.token);
	const { title, summary, contact } = paper.listing.offering;
	return {
		area: 'learning' as const,
		funded: await fundingOf(paper.listing.offering.id),
		...{ title, summary, contact, aims: paper.offer.aims },
		facts: directionFacts(paper, locale)
	};
};
