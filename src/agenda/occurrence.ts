import type { Locale, Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { OrganizationCard, PlaceCard } from '#network';
import type { NewOffering, OfferingKind } from './offering.ts';

export type Status = 'scheduled' | 'cancelled';

/** How full an occurrence is. `left` is what somebody who comes now can have; null: no limit. */
export type Places = Readonly<{
	capacity: number | null;
	left: number | null;
	waiting: number;
	/** Whether one may wait when it is full. */
	waitingList: boolean;
	closed: boolean;
}>;

/** One time that an offering happens: a séance. */
export type Occurrence = Readonly<{
	id: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	place: PlaceCard | null;
	pool: string;
	status: Status;
	revision: number;
	updatedAt: Date;
	places: Places;
}>;

/** What an offering is in a list. */
export type OfferingCard = Readonly<
	Pick<NewOffering, 'slug' | 'kind' | 'area' | 'sectors' | 'minAge' | 'languages' | 'fictional'> & {
		id: string;
		title: Words;
		summary: Words;
		audience: Words | null;
		price: Words | null;
		organization: OrganizationCard;
		publishedAt: Date | null;
		updatedAt: Date;
	}
>;

export type Offering = OfferingCard & Readonly<{ body: Words }>;

/** An occurrence with what it is one of. */
export type Listing = Readonly<{ occurrence: Occurrence; offering: OfferingCard }>;

const hasStarted = ({ startsAt }: Pick<Occurrence, 'startsAt'>, now = new Date()): boolean => startsAt <= now;

/** Whether it is over. */
export const isPast = ({ endsAt }: Pick<Occurrence, 'endsAt'>, now = new Date()): boolean => endsAt <= now;

/** Why nobody can register now, as the key of the sentence; null when one can. Fullness is the engine's to judge. */
export function obstacle(
	occurrence: Pick<Occurrence, 'startsAt' | 'endsAt' | 'status'>,
	now = new Date()
): string | null {
	if (occurrence.status === 'cancelled') return 'agenda_is_cancelled';
	if (isPast(occurrence, now)) return 'agenda_is_over';
	return hasStarted(occurrence, now) ? 'agenda_has_started' : null;
}

/** How an occurrence stands for somebody who wants to come. */
export type Standing = 'open' | 'last' | 'free' | 'waiting' | 'full' | 'started' | 'over' | 'cancelled';

const FEW = 5;

export function standing(
	occurrence: Pick<Occurrence, 'startsAt' | 'endsAt' | 'status' | 'places'>,
	now = new Date()
): Standing {
	const { status, places } = occurrence;
	if (status === 'cancelled') return 'cancelled';
	if (isPast(occurrence, now)) return 'over';
	if (hasStarted(occurrence, now)) return 'started';
	if (places.closed) return 'full';
	if (places.left === null) return 'free';
	if (places.left > 0) return places.left <= FEW ? 'last' : 'open';
	return places.waitingList ? 'waiting' : 'full';
}

// named one by one: a message looked up by a computed key would bring every message of the hub into every page
const standings: Record<Standing, (words: { count: number }, options?: { locale: Locale }) => string> = {
	open: m.agenda_standing_open,
	last: m.agenda_standing_last,
	free: (_, options) => m.agenda_standing_free({}, options),
	waiting: (_, options) => m.agenda_standing_waiting({}, options),
	full: (_, options) => m.agenda_standing_full({}, options),
	started: (_, options) => m.agenda_standing_started({}, options),
	over: (_, options) => m.agenda_standing_over({}, options),
	cancelled: (_, options) => m.agenda_standing_cancelled({}, options)
};

const kinds: Record<OfferingKind, (words: object, options?: { locale: Locale }) => string> = {
	talk: m.agenda_kind_talk,
	class: m.agenda_kind_class,
	workshop: m.agenda_kind_workshop,
	meetup: m.agenda_kind_meetup,
	visit: m.agenda_kind_visit,
	festival: m.agenda_kind_festival,
	exhibition: m.agenda_kind_exhibition,
	show: m.agenda_kind_show
};

/** The standing in words, such as « 3 places » or « Complet, liste d’attente »; without a language, in the reader's. */
export const standingName = (occurrence: Parameters<typeof standing>[0], now = new Date(), locale?: Locale): string =>
	standings[standing(occurrence, now)]({ count: occurrence.places.left ?? 0 }, locale ? { locale } : undefined);

/** What a kind of offering is called; without a language, in the reader's. */
export const offeringKindName = (kind: OfferingKind, locale?: Locale): string =>
	kinds[kind]({}, locale ? { locale } : undefined);
