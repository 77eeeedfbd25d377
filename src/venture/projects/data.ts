import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import type { Project } from '../server/index.ts';

/** A project as schema.org says it (https://schema.org/Project, or an organisation where it is a company), with the founders who chose to be named. */
export function asProject(given: Project, at: Readonly<{ url: string; hubUrl: string; locale: Locale }>) {
	const { kind, name, sentence, locality, company, founders } = given;
	return {
		'@context': 'https://schema.org',
		'@type': kind === 'company' ? 'Organization' : 'Project',
		'@id': at.url,
		name,
		description: sentence,
		url: at.url,
		...(locality && { location: { '@type': 'Place', name: locality } }),
		...(company && { sameAs: at.hubUrl + href(`/network/${company.slug}`, at.locale) }),
		...(founders.length && { founder: founders.map((one) => ({ '@type': 'Person', name: one.name })) })
	};
}
