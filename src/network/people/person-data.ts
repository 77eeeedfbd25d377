import { pictureAddress } from '#kernel/picture.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { Person } from './person.ts';

/** A person as schema.org says it (`Person`), with no more than the reader of the page at `url` may see. */
export function asPerson(given: Person, at: Readonly<{ url: string; hubUrl: string; locale: Locale }>) {
	const { name, headline, about, locality, picture, skills, email, website, links } = given;
	const same = [...(website ? [website] : []), ...links];
	return {
		'@context': 'https://schema.org',
		'@type': 'Person',
		'@id': at.url,
		name,
		url: at.url,
		...(headline && { jobTitle: say(headline, at.locale).text }),
		...(about && { description: say(about, at.locale).text }),
		...(picture && { image: at.hubUrl + pictureAddress(picture, 640) }),
		...(locality && { homeLocation: { '@type': 'Place', name: locality } }),
		...(skills.length && {
			knowsAbout: skills.map(({ uri, label }) => ({
				'@type': 'DefinedTerm',
				'@id': uri,
				name: say(label, at.locale).text
			}))
		}),
		...(email && { email }),
		...(same.length && { sameAs: same })
	};
}
