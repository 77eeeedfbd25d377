import { href } from '#kernel/address.ts';
import { pictureAddress } from '#kernel/picture.ts';
import { type Locale, say } from '#kernel/words.ts';
import { identifierAddress, vatOf } from './identifier.ts';
import type { Organization } from './organization.ts';

/** An organisation as schema.org says it (`Organization`), for the machines that read its page at `url`. */
export function asOrganization(given: Organization, at: Readonly<{ url: string; hubUrl: string; locale: Locale }>) {
	const {
		name,
		formerNames,
		sentence,
		identifiers,
		address,
		postcode,
		locality,
		lat,
		lon,
		founded,
		picture,
		pictures
	} = given;
	const face = pictures[0] ?? picture;
	const bce = identifiers.find(({ scheme }) => scheme === 'bce');
	const same = [...given.links, ...identifiers.map(identifierAddress)].filter((one) => one !== null);
	return {
		'@context': 'https://schema.org',
		'@type': 'Organization',
		'@id': at.url,
		name,
		description: say(sentence, at.locale).text,
		...(formerNames.length && { alternateName: formerNames }),
		url: given.website ?? at.url,
		image: at.hubUrl + (face ? pictureAddress(face, 1280) : href(`/og/network/${given.slug}.png`, at.locale)),
		...(given.email && { email: given.email }),
		...(given.phone && { telephone: given.phone }),
		...(picture && { logo: at.hubUrl + pictureAddress(picture, 640) }),
		...(founded && { foundingDate: String(founded) }),
		...(bce && { taxID: bce.value }),
		...(vatOf(identifiers) && { vatID: vatOf(identifiers) }),
		...(same.length && { sameAs: same }),
		...((address || locality) && {
			address: {
				'@type': 'PostalAddress',
				...(address && { streetAddress: address }),
				...(postcode && { postalCode: postcode }),
				...(locality && { addressLocality: locality })
			}
		}),
		...(lat !== null &&
			lon !== null && {
				location: { '@type': 'Place', geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } }
			})
	};
}
