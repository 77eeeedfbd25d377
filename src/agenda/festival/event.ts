import { pictureAddress } from '#kernel/picture.ts';
import { type Locale, say } from '#kernel/words.ts';
import { localIso } from '../event.ts';
import type { OfferingCard } from '../occurrence.ts';
import type { Item, Programme } from './programme.ts';

type At = Readonly<{
	/** The page of the programme, absolute. */
	url: string;
	/** The hub's address without a slash at the end. */
	hubUrl: string;
	locale: Locale;
	timeZone: string;
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
	const { organization, picture } = offering;
	const its = {
		'@type': 'Festival',
		'@id': `${url}#festival`,
		name: say(offering.title, locale).text,
		url
	};
	const locations = stages.map(({ id, name, place }) => [id, location(say(name, locale).text, place)] as const);
	return {
		'@context': 'https://schema.org',
		...its,
		description: say(offering.summary, locale).text,
		startDate: localIso(new Date(Math.min(...times('startsAt'))), timeZone),
		endDate: localIso(new Date(Math.max(...times('endsAt'))), timeZone),
		eventStatus: 'https://schema.org/EventScheduled',
		location: locations.map(([, where]) => where),
		organizer: { '@type': 'Organization', name: organization.name, url: organization.website ?? hubUrl },
		...(picture ? { image: [`${hubUrl}${pictureAddress(picture, 1280)}`] } : {}),
		subEvent: shown.map((item) => subEvent(item, new Map(locations), { superEvent: its, at }))
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
		...(summary ? { description: say(summary, locale).text } : {}),
		url: `${url}#${id}`,
		startDate: localIso(startsAt, timeZone),
		endDate: localIso(endsAt, timeZone),
		eventStatus: `https://schema.org/${cancelledAt ? 'EventCancelled' : 'EventScheduled'}`,
		location: locations.get(stage),
		...(language ? { inLanguage: language } : {}),
		...(minAge === null ? {} : { typicalAgeRange: `${minAge}-` }),
		superEvent
	};
}

function location(name: string, place: Programme['stages'][number]['place']) {
	const { address, locality } = place ?? { address: null, locality: null };
	return {
		'@type': 'Place',
		name: place ? `${name}, ${place.name}` : name,
		...(address || locality
			? {
					address: {
						'@type': 'PostalAddress',
						...(address ? { streetAddress: address } : {}),
						...(locality ? { addressLocality: locality } : {})
					}
				}
			: {})
	};
}
