import { isLocale } from '#kernel/words.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.trim() !== '';
const web: Check = (value) => text(value) && URL.canParse(String(value)) && /^https?:/.test(String(value));
const iso: Check = (value) =>
	/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
const whole: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const list =
	(one: Check): Check =>
	(value) =>
		Array.isArray(value) && value.every(one);
const term =
	(...names: string[]): Check =>
	(value) =>
		names.some((name) => value === `https://schema.org/${name}`);
const either =
	(...checks: Check[]): Check =>
	(value) =>
		checks.some((check) => check(value));

type Rule = readonly [check: Check, required?: 'required'];

/** What schema.org says of each type that is written, and what Google's event results require. Whatever is not here is refused. */
const types: Record<string, Record<string, Rule>> = {
	Event: {
		'@context': [(value) => value === 'https://schema.org', 'required'],
		'@id': [web, 'required'],
		name: [text, 'required'],
		startDate: [iso, 'required'],
		endDate: [iso, 'required'],
		description: [text, 'required'],
		url: [web, 'required'],
		eventStatus: [term('EventScheduled', 'EventCancelled'), 'required'],
		eventAttendanceMode: [term('OfflineEventAttendanceMode', 'OnlineEventAttendanceMode', 'MixedEventAttendanceMode')],
		location: [either(of('Place'), of('VirtualLocation'), list(either(of('Place'), of('VirtualLocation'))))],
		organizer: [either(of('Organization'), list(of('Organization'))), 'required'],
		offers: [of('Offer')],
		image: [list(web), 'required'],
		superEvent: [of('EventSeries')],
		inLanguage: [list(isLocale)],
		typicalAgeRange: [(value) => /^\d{0,3}-\d{0,3}$/.test(String(value))],
		maximumAttendeeCapacity: [whole],
		remainingAttendeeCapacity: [whole]
	},
	EventSeries: { '@id': [web], name: [text, 'required'], url: [web] },
	Organization: { name: [text, 'required'], url: [web] },
	VirtualLocation: { url: [web, 'required'] },
	Place: { name: [text, 'required'], address: [of('PostalAddress')], geo: [of('GeoCoordinates')] },
	PostalAddress: { streetAddress: [text], addressLocality: [text] },
	GeoCoordinates: {
		latitude: [(value) => Math.abs(Number(value)) <= 90, 'required'],
		longitude: [(value) => Math.abs(Number(value)) <= 180, 'required']
	},
	Offer: {
		url: [web, 'required'],
		availability: [term('InStock', 'SoldOut', 'OnlineOnly', 'PreOrder')],
		price: [(value) => typeof value === 'number' && value >= 0],
		priceCurrency: [(value) => value === 'EUR']
	}
};

/** What is wrong with a schema.org Event by the table above. */
export function eventFaults(value: unknown): string[] {
	return faultsOf(value, 'Event', 'Event');
}

function faultsOf(value: unknown, type: string, path: string): string[] {
	if (typeof value !== 'object' || value === null) return [`${path} is no object`];
	const given = value as Record<string, unknown>;
	const rules = types[type] ?? {};
	if (given['@type'] !== type) return [`${path} is ${given['@type']}, not ${type}`];
	return [
		...Object.entries(rules).flatMap(([name, [check, required]]) => {
			if (given[name] === undefined) return required ? [`${path}.${name} is missing`] : [];
			return check(given[name]) ? [] : [`${path}.${name} is ${JSON.stringify(given[name])}`];
		}),
		...Object.keys(given).flatMap((name) =>
			name === '@type' || rules[name] ? [] : [`${path}.${name} is not in the table`]
		)
	];
}

function of(type: string): Check {
	return (value) => faultsOf(value, type, type).length === 0;
}
