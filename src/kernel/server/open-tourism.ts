import { z } from 'zod';
import type { Words } from '../words.ts';
import { pageOf } from './open-data.ts';

/** The words of the ontology that a document is in, as its publisher's files have them; `items` are its graph. */
const context = {
	'@vocab': 'https://www.datatourisme.fr/ontology/core#',
	...{ schema: 'http://schema.org/', rdfs: 'http://www.w3.org/2000/01/rdf-schema#' },
	...{ foaf: 'http://xmlns.com/foaf/0.1/', dc: 'http://purl.org/dc/elements/1.1/' },
	'rdfs:label': { '@container': '@language' },
	shortDescription: { '@container': '@language' },
	...{ items: '@graph', total: null, next: null }
} as const;

const texts = z.record(z.string(), z.array(z.string()));
const Address = z.strictObject({
	'@type': z.literal('schema:PostalAddress'),
	'schema:streetAddress': z.array(z.string()).optional(),
	'schema:postalCode': z.string().optional(),
	'schema:addressLocality': z.string().optional()
});
const Located = z.strictObject({
	'@type': z.literal('Place'),
	'schema:geo': z
		.strictObject({
			'@type': z.literal('schema:GeoCoordinates'),
			...{ 'schema:latitude': z.number(), 'schema:longitude': z.number() }
		})
		.optional(),
	'schema:address': z.array(Address).optional()
});

/** A point of interest as DATAtourisme describes it: a place, an event or an itinerary. */
const PointOfInterest = z.strictObject({
	...{ '@id': z.url(), 'dc:identifier': z.string(), '@type': z.array(z.string()), 'rdfs:label': texts },
	hasDescription: z.array(z.strictObject({ '@type': z.literal('Description'), shortDescription: texts })).optional(),
	isLocatedAt: z.array(Located),
	takesPlaceAt: z
		.array(
			z.strictObject({
				...{ '@type': z.literal('Period'), startDate: z.iso.date(), endDate: z.iso.date() },
				...{ startTime: z.iso.time(), endTime: z.iso.time() }
			})
		)
		.optional(),
	hasBeenCreatedBy: z
		.strictObject({ '@type': z.literal('schema:Organization'), 'schema:legalName': z.string() })
		.optional(),
	hasContact: z.array(z.strictObject({ '@type': z.literal('Agent'), 'foaf:homepage': z.array(z.url()) })),
	availableLanguage: z.array(z.string()).optional()
});
type PointOfInterest = z.infer<typeof PointOfInterest>;

export const tourismPage = pageOf(PointOfInterest).safeExtend({ '@context': z.looseObject({}) });

type Told = Readonly<{
	/** Our own word for it, the address of its page, and what it is beside a point of interest. */
	id: string;
	url: string;
	types: readonly string[];
	label: Words | string;
	text: Words | null;
	where: Readonly<{
		lat?: number | null;
		lon?: number | null;
		address?: string | null;
		postcode?: string | null;
		locality?: string | null;
	}> | null;
	/** Day and hour, where it is. */
	period?: Readonly<{ start: readonly [day: string, hour: string]; end: readonly [day: string, hour: string] }>;
	by?: string | null;
	languages?: readonly string[];
}>;

const inLanguages = (words: Words | string): Record<string, string[]> => {
	if (typeof words === 'string') return { '@none': [words] };
	const { source: _, ...texts_ } = words;
	return Object.fromEntries(Object.entries(texts_).map(([locale, text]) => [locale, [text]]));
};

/** Something that visitors may want to know of, in the words of DATAtourisme. */
export function pointOfInterest({ id, url, types, label, text, where, period, by, languages }: Told): PointOfInterest {
	return {
		...{ '@id': url, 'dc:identifier': id, '@type': ['PointOfInterest', ...types], 'rdfs:label': inLanguages(label) },
		...(text && { hasDescription: [{ '@type': 'Description' as const, shortDescription: inLanguages(text) }] }),
		isLocatedAt: where ? [located(where)] : [],
		...(period && { takesPlaceAt: [periodOf(period)] }),
		...(by && { hasBeenCreatedBy: { '@type': 'schema:Organization' as const, 'schema:legalName': by } }),
		hasContact: [{ '@type': 'Agent', 'foaf:homepage': [url] }],
		...(languages?.length && { availableLanguage: [...languages] })
	};
}

function located({ lat, lon, address, postcode, locality }: NonNullable<Told['where']>): z.infer<typeof Located> {
	const point = typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null;
	const geo = point && {
		'@type': 'schema:GeoCoordinates' as const,
		'schema:latitude': point.lat,
		'schema:longitude': point.lon
	};
	const said = {
		...(address && { 'schema:streetAddress': [address] }),
		...(postcode && { 'schema:postalCode': postcode }),
		...(locality && { 'schema:addressLocality': locality })
	};
	return {
		'@type': 'Place',
		...(geo && { 'schema:geo': geo }),
		...(Object.keys(said).length && { 'schema:address': [{ '@type': 'schema:PostalAddress' as const, ...said }] })
	};
}

const periodOf = ({ start, end }: NonNullable<Told['period']>) => ({
	...{ '@type': 'Period' as const, startDate: start[0], endDate: end[0], startTime: start[1], endTime: end[1] }
});

type Paged = Readonly<{ items: PointOfInterest[]; total: number; next: number | null }>;

/** A page of them as a document of its own (JSON-LD). */
export const inTourismWords = (page: Paged): z.infer<typeof tourismPage> => ({ '@context': context, ...page });
