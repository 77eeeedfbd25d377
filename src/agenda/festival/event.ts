import { type Locale, say } from '#kernel/words.ts';
import { imageOf, localIso, offer, organizer } from '../event.ts';
import type { OfferingCard } from '../occurrence.ts';
import type { Item, Programme } from './programme.ts';

type At = Readonly<{
	/** The page of the programme, absolute. */
	url: string;
	/** The hub's address without a slash at the end. */
	hubUrl: string;
	locale: Locale;
	timeZone: string;
	/** Where the hub is: of a stage whose place is not said that is known. */
	here: Readonly<{ locality?: string | undefined; country?: string | undefined }>;
	/** What of the programme is told one by one. */
	shown: readonly Item[];
}>;

/**
 * A festival as a schema.org Festival with what is shown of it as its subEvents, for the JSON-LD of its programme (https://schema.org/subEvent);
 * null without a programme. Whoever prints it into a script element must escape `<`.
 */
export function asFestival(offering: OfferingCard, { stages, items }: Programme, at: At) {
	if (!items.length) return null;
	const { url, hubUrl, locale, timeZone, shown } = at;
	const times = (end: 'startsAt' | 'endsAt') => items.map((item) => item[end].getTime());
	const its = {
		'@type': 'Festival',
		'@id': `${url}#festival`,
		name: say(offering.title, locale).text,
		url
	};
	// an item is made, priced and pictured with its festival
	const shared = {
		organizer: organizer(offering, hubUrl),
		offers: offer(offering, { left: null, closed: false }, url),
		image: [imageOf(offering, `/festival/${offering.slug}`, { hubUrl, locale })]
	};
	const locations = stages.map(
		({ id, name, place }) => [id, location(say(name, locale).text, place, at.here)] as const
	);
	return {
		'@context': 'https://schema.org',
		...its,
		description: say(offering.summary, locale).text,
		startDate: localIso(new Date(Math.min(...times('startsAt'))), timeZone),
		endDate: localIso(new Date(Math.max(...times('endsAt'))), timeZone),
		eventStatus: 'https://schema.org/EventScheduled',
		eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
		location: locations.map(([, where]) => where),
		...shared,
		subEvent: shown.map((item) => ({ ...subEvent(item, new Map(locations), { superEvent: its, at }), ...shared }))
	};
}

function subEvent(
	{ id, stage, startsAt, endsAt, title, summary, cancelledAt, language, minAge }: Item,
	locations: ReadonlyMap<string, ReturnType<typeof location>>,
	{ superEvent, at: { url, locale, timeZone } }: Readonly<{ superEvent: object; at: At }>
) {
	return {
		'@type': 'Event',
		'@id': `${url}#${id}`,
		name: say(title, locale).text,
		description: say(summary ?? title, locale).text,
		url: `${url}#${id}`,
		startDate: localIso(startsAt, timeZone),
		endDate: localIso(endsAt, timeZone),
		eventStatus: `https://schema.org/${cancelledAt ? 'EventCancelled' : 'EventScheduled'}`,
		eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
		location: locations.get(stage),
		...(language ? { inLanguage: language } : {}),
		...(minAge === null ? {} : { typicalAgeRange: `${minAge}-` }),
		superEvent
	};
}

function location(name: string, place: Programme['stages'][number]['place'], { locality: here, country }: At['here']) {
	const locality = place?.locality ?? here;
	return {
		'@type': 'Place',
		name: place ? `${name}, ${place.name}` : name,
		address: {
			'@type': 'PostalAddress',
			...(place?.address ? { streetAddress: place.address } : {}),
			...(locality ? { addressLocality: locality } : {}),
			...(country ? { addressCountry: country } : {})
		}
	};
}
