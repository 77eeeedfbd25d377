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

export const hasStarted = ({ startsAt }: Pick<Occurrence, 'startsAt'>, now = new Date()): boolean => startsAt <= now;

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

/** The standing in words, such as « 3 places » or « Complet, liste d’attente »; without a language, in the reader's. */
export function standingName(occurrence: Parameters<typeof standing>[0], now = new Date(), locale?: Locale): string {
	const options = locale ? { locale } : undefined;
	const stands = standing(occurrence, now);
	const count = occurrence.places.left ?? 0;
	return stands === 'open'
		? m.agenda_standing_open({ count }, options)
		: m[`agenda_standing_${stands}`]({ count }, options);
}

/** What a kind of offering is called; without a language, in the reader's. */
export const offeringKindName = (kind: OfferingKind, locale?: Locale): string =>
	m[`agenda_kind_${kind}`]({}, locale ? { locale } : undefined);
