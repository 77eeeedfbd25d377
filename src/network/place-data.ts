import { pictureAddress } from '#kernel/picture.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { Place } from './place.ts';

/** A place as schema.org says it (`Place`), for the machines that read its page at `url`. */
export function asPlace(given: Place, at: Readonly<{ url: string; hubUrl: string; locale: Locale }>) {
	const { name, sentence, address, postcode, locality, lat, lon, picture, website, capacity } = given;
	return {
		'@context': 'https://schema.org',
		'@type': 'Place',
		'@id': at.url,
		name,
		url: at.url,
		...(sentence && { description: say(sentence, at.locale).text }),
		...(website && { sameAs: website }),
		...(capacity && { maximumAttendeeCapacity: capacity }),
		...(picture && { image: at.hubUrl + pictureAddress(picture, 1280) }),
		...((address || locality) && {
			address: {
				'@type': 'PostalAddress',
				...(address && { streetAddress: address }),
				...(postcode && { postalCode: postcode }),
				...(locality && { addressLocality: locality })
			}
		}),
		...(lat !== null && lon !== null && { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } })
	};
}
