import { pictureAddress } from '#kernel/picture.ts';
import { type Locale, say } from '#kernel/words.ts';
import { workType } from './kinds.ts';
import type { Work } from './work.ts';

/** A work as schema.org says it (`VideoGame`, `Movie`, … or `CreativeWork`), with the credits that the reader may see. */
export function asWork(given: Work, at: Readonly<{ url: string; hubUrl: string; locale: Locale }>) {
	const { kind, title, summary, year, url, pictures, credits, organization } = given;
	return {
		'@context': 'https://schema.org',
		'@type': workType(kind),
		'@id': at.url,
		name: say(title, at.locale).text,
		description: say(summary, at.locale).text,
		url: at.url,
		inLanguage: title.source,
		...(year && { dateCreated: String(year) }),
		...(url && { sameAs: url }),
		...(pictures.length && { image: pictures.map((picture) => at.hubUrl + pictureAddress(picture, 1280)) }),
		...(organization && { producer: { '@type': 'Organization', name: organization.name } }),
		...(credits.length && { creator: credits.map(({ name }) => ({ '@type': 'Person', name })) })
	};
}
