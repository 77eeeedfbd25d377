import { type Values, wordsOf } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { momentOf } from '#kernel/server/clock.ts';
import type { Words } from '#kernel/words.ts';
import type { NewOccurrence, WholeOffering } from '../offering.ts';
import { unsaid } from '../offering.ts';
import { bodyFromPlain, plainBody } from './body.ts';
import { type Room, whereIn } from './import-where.ts';

const HOURS = 2;

/** The places, rooms and sectors that a row may name, by their folded names and addresses. */
export type Names = Readonly<{
	sectors: ReadonlyMap<string, string>;
	places: ReadonlyMap<string, string>;
	rooms: readonly Room[];
	houses: ReadonlyMap<string, string>;
	timeZone: string;
}>;

/** What a row says of an activity, on top of what is known of it. */
export function offeringOf(values: Values, before: WholeOffering | null, names: Names): WholeOffering {
	const words = (id: string, known: Words | null | undefined) => wordsOf(values, id, known ?? null);
	const title = words('title', before?.title) ?? { source: 'fr', fr: '' };
	const externalUrl = (values.external_url ?? before?.externalUrl ?? null) as string | null;
	const take = <T>(column: string, known: T | undefined, none: T): T =>
		values[column] === undefined ? (known ?? none) : (values[column] as T);
	return {
		...unsaid,
		area: 'agenda',
		...before,
		slug: before?.slug ?? '',
		kind: take('activity_kind', before?.kind, 'talk'),
		title,
		summary: words('summary', before?.summary) ?? title,
		...bodyFromPlain(words('body', before && plainBody(before)), before),
		organization: houseOf(values, names) ?? before?.organization ?? '',
		coOrganizers:
			values.co_organizers === undefined
				? (before?.coOrganizers ?? [])
				: listIn(values, 'co_organizers').flatMap((name) => names.houses.get(spelling(name)) ?? []),
		sectors:
			values.sectors === undefined
				? (before?.sectors ?? [])
				: listIn(values, 'sectors').flatMap((name) => names.sectors.get(spelling(name)) ?? []),
		audience: words('audience', before?.audience),
		price: words('price', before?.price),
		accessNotes: before?.accessNotes ?? null,
		minAge: take('min_age', before?.minAge, null),
		maxAge: take('max_age', before?.maxAge, null),
		languages: take('languages', before?.languages, []),
		contact: take('contact', before?.contact, null),
		registration: externalUrl ? 'external' : (before?.registration ?? 'open'),
		externalUrl,
		approval: take('approval', before?.approval, false),
		twoNames: take('two_names', before?.twoNames, false),
		fictional: take('fictional', before?.fictional, false)
	};
}

/** The séance that a row tells, null when it has no date. Without an end it lasts two hours; an end before its start is after midnight. */
export function seanceOf(values: Values, names: Names): (NewOccurrence & { space: string | null } & Opening) | null {
	const startsAt = momentIn(values, 'date', 'time', names.timeZone);
	if (!startsAt) return null;
	const { place, space } = whereIn(values, names);
	const onlineUrl = (values.online_url as string | undefined) ?? null;
	return {
		startsAt,
		endsAt: endOf(values, startsAt, names.timeZone),
		timeZone: names.timeZone,
		place,
		space,
		mode: onlineUrl ? (place ? 'hybrid' : 'online') : 'on_site',
		onlineUrl,
		theme: wordsOf(values, 'theme', null),
		...openingIn(values, names.timeZone),
		capacity: (values.capacity as number | undefined) ?? null,
		waiting: true,
		offerMinutes: null
	};
}

export type Opening = Readonly<{ registrationFrom: Date | null; registrationUntil: Date | null }>;

/** From when and until when one registers: a day without an hour is the whole of it. */
function openingIn(values: Values, timeZone: string): Opening {
	const at = (column: string, clock: string): Date | null => {
		const found = values[column];
		return typeof found === 'string' ? momentOf(found.length > 10 ? found : `${found}T${clock}`, timeZone) : null;
	};
	return { registrationFrom: at('opens', '00:00'), registrationUntil: at('closes', '23:59') };
}

export function momentIn(values: Values, date: string, time: string, timeZone: string): Date | null {
	const found = values[date];
	if (typeof found !== 'string') return null;
	const clock = typeof values[time] === 'string' ? values[time] : found.slice(11) || null;
	return clock ? momentOf(`${found.slice(0, 10)}T${clock}`, timeZone) : null;
}

function endOf(values: Values, startsAt: Date, timeZone: string): Date {
	const date = typeof values.end_date === 'string' ? values.end_date : String(values.date);
	const clock = typeof values.end_time === 'string' ? values.end_time : String(values.end_date ?? '').slice(11);
	const end = clock ? momentOf(`${date.slice(0, 10)}T${clock}`, timeZone) : null;
	if (!end) return new Date(startsAt.getTime() + HOURS * 3_600_000);
	return end > startsAt || values.end_date !== undefined ? end : new Date(end.getTime() + 24 * 3_600_000);
}

/** The slug of the organisation that a row names. */
export const houseOf = (values: Values, { houses }: Names): string | undefined =>
	houses.get(spelling(String(values.organization ?? '')));

/** An activity is known again by its title and who offers it. */
export const activityKey = (title: string, organization: string): string => `${organization} ${spelling(title)}`;

export const listIn = (values: Values, column: string): readonly string[] =>
	Array.isArray(values[column]) ? values[column] : [];
