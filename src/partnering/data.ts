import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import type { Proposal } from './server/index.ts';

/** A proposal as schema.org says it: an Offer (https://schema.org/Offer) or a Demand; an anonymous one has nobody who makes it. */
export function asProposal(given: Proposal, at: Readonly<{ url: string; hubUrl: string; locale: Locale }>) {
	const { direction, title, needs, organization, until, locality } = given;
	const by = organization && {
		'@type': 'Organization',
		name: organization.name,
		...(organization.slug && { url: at.hubUrl + href(`/network/${organization.slug}`, at.locale) }),
		...(organization.country && { location: organization.country })
	};
	return {
		'@context': 'https://schema.org',
		'@type': direction === 'offer' ? 'Offer' : 'Demand',
		'@id': at.url,
		url: at.url,
		name: title,
		description: needs,
		validThrough: until,
		...(locality && { areaServed: locality }),
		...(by && (direction === 'offer' ? { offeredBy: by } : { provider: by }))
	};
}
