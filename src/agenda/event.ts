import { href } from '#kernel/address.ts';
import { pictureAddress } from '#kernel/picture.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { OfferedCategory } from './categories.ts';
import type { Occurrence, OfferingCard, Places } from './occurrence.ts';
import type { Mode } from './offering.ts';

type At = Readonly<{
	/** The page of the offering, absolute. */
	url: string;
	/** The hub's address without a slash at the end. */
	hubUrl: string;
	locale: Locale;
	/** Whether the offering has several séances: then each is one of a series. */
	series?: boolean;
	/** Our own path of the page whose drawn picture it has when it has none of its own. */
	path?: string;
	/** Whether rooms have pages of their own here. */
	rooms?: boolean;
	/** The kinds of tickets, with what is left of them. */
	categories?: readonly OfferedCategory[];
}>;

/**
 * An occurrence as a schema.org Event, for the JSON-LD of its page (https://schema.org/Event and Google's event rules). Where one takes part
 * online is the page, never the address that only those who registered get. Whoever prints it into a script element must escape `<`.
 */
export function asEvent(offering: OfferingCard, occurrence: Occurrence, at: At) {
	const { url, hubUrl, locale, series = false, path = `/agenda/${offering.slug}`, rooms = true, categories = [] } = at;
	const all = { ...offer(offering, occurrence.places, url), ...opening(occurrence) };
	const { places, timeZone, status, theme } = occurrence;
	const title = say(offering.title, locale).text;
	return {
		'@context': 'https://schema.org',
		'@type': 'Event',
		'@id': `${url}#${occurrence.id}`,
		name: theme ? `${title} — ${say(theme, locale).text}` : title,
		description: say(offering.summary, locale).text,
		url,
		startDate: localIso(occurrence.startsAt, timeZone),
		endDate: localIso(occurrence.endsAt, timeZone),
		eventStatus: `https://schema.org/${status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
		...where(occurrence, { url, hubUrl, locale, rooms }),
		organizer: organizer(offering, hubUrl),
		image: [imageOf(offering, path, { hubUrl, locale })],
		...(series ? { superEvent: { '@type': 'EventSeries', '@id': `${url}#series`, name: title, url } } : {}),
		inLanguage: offering.languages,
		...ages(offering),
		...capacity(places),
		offers: categories.length ? categories.map((category) => ofCategory(all, category, locale)) : all
	};
}

/** Who makes it, in schema.org's words: one, or all who do. */
export function organizer(
	{ organization, coOrganizers }: Pick<OfferingCard, 'organization' | 'coOrganizers'>,
	hubUrl: string
) {
	const all = [organization, ...coOrganizers].map(({ name, website }) => ({
		...{ '@type': 'Organization', name, url: website ?? hubUrl }
	}));
	return all.length === 1 ? all[0] : all;
}

/** Its picture, or the one that is drawn of its page. */
export const imageOf = (
	{ picture }: Pick<OfferingCard, 'picture'>,
	path: string,
	{ hubUrl, locale }: Readonly<{ hubUrl: string; locale: Locale }>
): string => hubUrl + (picture ? pictureAddress(picture, 1280) : href(`/og${path}.png`, locale));

const attendance: Record<Mode, string> = { on_site: 'Offline', online: 'Online', hybrid: 'Mixed' };

function where({ place, space, mode }: Occurrence, { url, ...at }: At) {
	const places = [
		...(place && mode !== 'online' ? [space ? room(space, place, at) : location(place)] : []),
		...(mode === 'on_site' ? [] : [{ '@type': 'VirtualLocation', url }])
	];
	if (!places.length) return {};
	const eventAttendanceMode = `https://schema.org/${attendance[mode]}EventAttendanceMode`;
	return { eventAttendanceMode, location: places.length === 1 ? places[0] : places };
}

const ages = ({ minAge, maxAge }: OfferingCard) =>
	minAge === null && maxAge === null ? {} : { typicalAgeRange: `${minAge ?? 0}-${maxAge ?? ''}` };

/** A room is a place in its place. */
const room = (
	{ slug, name }: NonNullable<Occurrence['space']>,
	place: NonNullable<Occurrence['place']>,
	{ hubUrl, locale, rooms }: Pick<At, 'hubUrl' | 'locale' | 'rooms'>
) => {
	const { geo, ...within } = location(place);
	return {
		'@type': 'Place',
		name: say(name, locale).text,
		...(rooms ? { url: `${hubUrl}${href(`/spaces/${slug}`, locale)}` } : {}),
		address: within.address,
		...(geo ? { geo } : {}),
		containedInPlace: { ...within, ...(geo ? { geo } : {}) }
	};
};

function location({ name, address, locality, lat, lon }: NonNullable<Occurrence['place']>) {
	return {
		'@type': 'Place',
		name,
		address: {
			'@type': 'PostalAddress',
			...(address ? { streetAddress: address } : {}),
			...(locality ? { addressLocality: locality } : {})
		},
		...(lat !== null && lon !== null ? { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } } : {})
	};
}

const capacity = ({ capacity, left }: Places) =>
	capacity === null ? {} : { maximumAttendeeCapacity: capacity, remainingAttendeeCapacity: left ?? 0 };

/** What it costs and whether there are places left. */
export function offer(
	{ price, registration, externalUrl }: OfferingCard,
	{ left, closed }: Pick<Places, 'left' | 'closed'>,
	url: string
) {
	const amount = price && euros(say(price, price.source).text);
	const soldOut = registration === 'open' && (closed || left === 0);
	return {
		'@type': 'Offer',
		url: externalUrl ?? url,
		availability: `https://schema.org/${soldOut ? 'SoldOut' : 'InStock'}`,
		...(amount === null ? {} : { price: amount, priceCurrency: 'EUR' })
	};
}

/** The same for a kind of ticket. */
const ofCategory = <O extends object>(all: O, { label, left }: OfferedCategory, locale: Locale) => ({
	...all,
	name: say(label, locale).text,
	...(left === 0 ? { availability: 'https://schema.org/SoldOut' } : {})
});

/** From when and until when one registers. */
const opening = ({ registration, registrationFrom: from, registrationUntil: until, timeZone }: Occurrence) => ({
	...(registration === 'early' ? { availability: 'https://schema.org/PreOrder' } : {}),
	...(registration === 'late' ? { availability: 'https://schema.org/SoldOut' } : {}),
	...(from ? { validFrom: localIso(from, timeZone) } : {}),
	...(until ? { validThrough: localIso(until, timeZone) } : {})
});

/** « 7,50 € » → 7.5, a word for free → 0; null when the words say neither. */
function euros(text: string): number | null {
	const amount = /(?<!\d)(\d{1,9})(?:[.,](\d{1,2}))?\s{0,3}(?:€|euros?\b)/i.exec(text);
	if (amount) return Number(`${amount[1]}.${amount[2] ?? 0}`);
	return /^(gratuit|free|gratis|ilmainen|maksuton)/i.test(text) ? 0 : null;
}

const zones = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: a page of a long series would spend most of its time on them. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
	let known = zones.get(timeZone);
	if (!known) {
		known = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
			hourCycle: 'h23',
			timeZoneName: 'longOffset'
		});
		zones.set(timeZone, known);
	}
	return known;
}

/** A moment by the clock of its zone, with the offset: 2026-11-25T18:30:00+01:00. */
export function localIso(at: Date, timeZone: string): string {
	const parts = clockOf(timeZone).formatToParts(at);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
	const offset = part('timeZoneName').slice('GMT'.length) || '+00:00';
	return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}
