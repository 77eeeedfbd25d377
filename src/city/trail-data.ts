import { type Locale, say } from '#kernel/words.ts';
import { type EditionStop, type Manifest, spokenIn } from './edition.ts';

type At = Readonly<{
	url: string;
	locale: Locale /** Of the page of a stop, by its code. */;
	stop: (code: string) => string;
}>;

/** A trail as schema.org says it (`TouristTrip`), for the machines that read its page. */
export const asTrip = (manifest: Manifest, at: At) => ({
	'@context': 'https://schema.org',
	'@type': 'TouristTrip',
	'@id': at.url,
	name: say(manifest.title, at.locale).text,
	description: say(manifest.summary, at.locale).text,
	url: at.url,
	inLanguage: manifest.locales,
	provider: { '@type': 'Organization', name: manifest.organization.name },
	itinerary: {
		'@type': 'ItemList',
		numberOfItems: manifest.stops.length,
		itemListElement: manifest.stops.map((stop, index) => ({
			'@type': 'ListItem',
			position: index + 1,
			item: attraction(manifest, stop, at)
		}))
	}
});

/** A stop as `TouristAttraction`. */
export const asAttraction = (manifest: Manifest, stop: EditionStop, at: At) => ({
	'@context': 'https://schema.org',
	...attraction(manifest, stop, at)
});

function attraction(
	manifest: Manifest,
	{ code, lat, lon, place, parts, ...stop }: EditionStop,
	{ locale, stop: address }: At
) {
	const spoken = spokenIn(manifest, { ...stop, code, lat, lon, place, parts }, locale);
	return {
		'@type': 'TouristAttraction',
		'@id': address(code),
		name: parts[spoken]?.title ?? place?.name ?? code,
		url: address(code),
		availableLanguage: Object.keys(parts),
		isAccessibleForFree: true,
		...(place?.address && { address: place.address }),
		...(lat !== null && lon !== null && { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } })
	};
}
