import { type Locale, say } from '#kernel/words.ts';
import type { OfferingCard } from '../occurrence.ts';
import type { Item, Programme } from './programme.ts';

type At = Readonly<{ url: string; hubUrl: string; locale: Locale }>;

/**
 * A festival as a schema.org Festival with what is on it as its subEvents, for the JSON-LD of its programme (https://schema.org/subEvent); null
 * without a programme. Whoever prints it into a script element must escape `<`.
 */
export function asFestival(offering: OfferingCard, { stages, items }: Programme, { url, hubUrl, locale }: At) {
	if (!items.length) return null;
	const times = (end: 'startsAt' | 'endsAt') => items.map((item) => item[end].getTime());
	const { organization } = offering;
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
		startDate: new Date(Math.min(...times('startsAt'))).toISOString(),
		endDate: new Date(Math.max(...times('endsAt'))).toISOString(),
		eventStatus: 'https://schema.org/EventScheduled',
		location: locations.map(([, where]) => where),
		organizer: { '@type': 'Organization', name: organization.name, url: organization.website ?? hubUrl },
		subEvent: items.map((item) => subEvent(item, new Map(locations), { ...its, url, locale }))
	};
}

function subEvent(
	item: Item,
	locations: ReadonlyMap<string, ReturnType<typeof location>>,
	{ locale, ...festival }: Readonly<{ '@type': string; '@id': string; name: string; url: string; locale: Locale }>
) {
	const { id, startsAt, endsAt, title, summary, cancelledAt, language, minAge } = item;
	return {
		'@type': 'Event',
		'@id': `${festival.url}#${id}`,
		name: say(title, locale).text,
		...(summary ? { description: say(summary, locale).text } : {}),
		url: `${festival.url}#${id}`,
		startDate: startsAt.toISOString(),
		endDate: endsAt.toISOString(),
		eventStatus: `https://schema.org/${cancelledAt ? 'EventCancelled' : 'EventScheduled'}`,
		location: locations.get(item.stage),
		...(language ? { inLanguage: language } : {}),
		...(minAge === null ? {} : { typicalAgeRange: `${minAge}-` }),
		superEvent: festival
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
