import type { Locale, Name, Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { OrganizationCard, PlaceCard } from '#network';
import type { SpaceCard } from '#spaces';
import type { Mode, OfferingKind, Registration, WholeOffering } from './offering.ts';

export type Status = 'scheduled' | 'cancelled';

/**
 * How full an occurrence is, as participation counts it. `left` is what somebody who comes now can have, null: no limit; `kept` what is free besides, for
 * those who wait.
 */
export type Places = Readonly<{
	capacity: number | null;
	taken: number;
	left: number | null;
	kept: number;
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
	/** `listed`: it has a page of its own; not so what is in the trash. */
	place: (PlaceCard & Readonly<{ listed?: boolean }>) | null;
	/** The space there that it has, or should have. */
	space: Pick<SpaceCard, 'slug' | 'name'> | null;
	mode: Mode;
	/** What this one is about, in a series. */
	theme: Words | null;
	/** How one gets in, as its offering says; where one registers here, whether it is too early for that, or too late. */
	registration: Registration | 'early' | 'late';
	registrationFrom?: Date | null;
	registrationUntil?: Date | null;
	pool: string;
	status: Status;
	/** Why it was called off. */
	cancelReason?: Words | null;
	revision: number;
	updatedAt: Date;
	places: Places;
}>;

/** What an offering is in a list. */
export type OfferingCard = Readonly<
	Omit<WholeOffering, 'body' | 'formatted' | 'operation' | 'organization' | 'coOrganizers'> & {
		id: string;
		/** Who leads it, and who organises it too. */
		organization: OrganizationCard;
		coOrganizers: readonly OrganizationCard[];
		publishedAt: Date | null;
		updatedAt: Date;
	}
>;

export type Offering = OfferingCard & Pick<WholeOffering, 'body' | 'formatted'>;

/** An occurrence with what it is one of. */
export type Listing = Readonly<{ occurrence: Occurrence; offering: OfferingCard }>;

const hasStarted = ({ startsAt }: Pick<Occurrence, 'startsAt'>, now = new Date()): boolean => startsAt <= now;

/** Whether it is over. */
export const isPast = ({ endsAt }: Pick<Occurrence, 'endsAt'>, now = new Date()): boolean => endsAt <= now;

/** Why nobody can register now, as the key of the sentence; null when one can. Fullness is the engine's to judge. */
export function obstacle(
	occurrence: Pick<Occurrence, 'startsAt' | 'endsAt' | 'status' | 'registration'>,
	now = new Date()
): string | null {
	if (occurrence.status === 'cancelled') return 'agenda_is_cancelled';
	if (isPast(occurrence, now)) return 'agenda_is_over';
	if (hasStarted(occurrence, now)) return 'agenda_has_started';
	return closedHere[occurrence.registration];
}

/** Whether one registers here now, by the times that are set for it. */
export function registrationNow(
	registration: Registration,
	{ registrationFrom: from, registrationUntil: until }: Pick<Occurrence, 'registrationFrom' | 'registrationUntil'>,
	now = new Date()
): Occurrence['registration'] {
	if (registration !== 'open') return registration;
	if (from && now < from) return 'early';
	return until && now >= until ? 'late' : 'open';
}

const closedHere: Record<Occurrence['registration'], string | null> = {
	open: null,
	early: 'agenda_registration_early',
	late: 'agenda_registration_late',
	external: 'agenda_registers_elsewhere',
	none: 'agenda_needs_no_registration'
};

/** How an occurrence stands for somebody who wants to come. */
export type Standing =
	| 'open'
	| 'last'
	| 'free'
	| 'waiting'
	| 'kept'
	| 'full'
	| 'elsewhere'
	| 'early'
	| 'late'
	| 'unbooked'
	| 'started'
	| 'over'
	| 'cancelled';

const FEW = 5;

export function standing(
	occurrence: Pick<Occurrence, 'startsAt' | 'endsAt' | 'status' | 'places' | 'registration'>,
	now = new Date()
): Standing {
	const { status, registration, places } = occurrence;
	if (status === 'cancelled') return 'cancelled';
	if (isPast(occurrence, now)) return 'over';
	if (hasStarted(occurrence, now)) return 'started';
	return ways[registration] ?? placesLeft(places);
}

const ways: Record<Occurrence['registration'], Standing | null> = {
	open: null,
	early: 'early',
	late: 'late',
	external: 'elsewhere',
	none: 'unbooked'
};

function placesLeft(places: Places): Standing {
	if (places.closed) return 'full';
	if (places.left === null) return 'free';
	if (places.left > 0) return places.left <= FEW ? 'last' : 'open';
	if (!places.waitingList) return 'full';
	return places.kept ? 'kept' : 'waiting';
}

const standings: Record<Standing, (words: { count: number }, options?: { locale: Locale }) => string> = {
	open: m.agenda_standing_open,
	last: m.agenda_standing_last,
	free: (_, options) => m.agenda_standing_free({}, options),
	waiting: (_, options) => m.agenda_standing_waiting({}, options),
	kept: m.agenda_standing_kept,
	full: (_, options) => m.agenda_standing_full({}, options),
	elsewhere: (_, options) => m.agenda_standing_elsewhere({}, options),
	early: (_, options) => m.agenda_standing_early({}, options),
	late: (_, options) => m.agenda_standing_late({}, options),
	unbooked: (_, options) => m.agenda_standing_unbooked({}, options),
	started: (_, options) => m.agenda_standing_started({}, options),
	over: (_, options) => m.agenda_standing_over({}, options),
	cancelled: (_, options) => m.agenda_standing_cancelled({}, options)
};

const kinds: Record<OfferingKind, Name> = {
	talk: m.agenda_kind_talk,
	class: m.agenda_kind_class,
	workshop: m.agenda_kind_workshop,
	meetup: m.agenda_kind_meetup,
	visit: m.agenda_kind_visit,
	festival: m.agenda_kind_festival,
	exhibition: m.agenda_kind_exhibition,
	show: m.agenda_kind_show
};

const modes: Record<Mode, () => string> = {
	on_site: m.agenda_mode_on_site,
	online: m.agenda_mode_online,
	hybrid: m.agenda_mode_hybrid
};

const registrations: Record<Registration, () => string> = {
	open: m.agenda_registration_open,
	external: m.agenda_registration_external,
	none: m.agenda_registration_none
};

/** Who organises it, in one line, the lead first. */
export const organizersSaid = ({
	organization,
	coOrganizers
}: Pick<OfferingCard, 'organization' | 'coOrganizers'>): string =>
	[organization, ...coOrganizers].map(({ name }) => name).join(', ');

/** What a way of taking part is called, in the reader's language. */
export const modeName = (mode: Mode): string => modes[mode]();

/** How one gets in, in the reader's language. */
export const registrationName = (registration: Registration): string => registrations[registration]();

/** The standing in words, such as « 3 places » or « Complet, liste d’attente »; without a language, in the reader's. */
export const standingName = (occurrence: Parameters<typeof standing>[0], now = new Date(), locale?: Locale): string =>
	standings[standing(occurrence, now)](
		{ count: occurrence.places.left || occurrence.places.kept },
		locale ? { locale } : undefined
	);

/** What a kind of offering is called; without a language, in the reader's. */
export const offeringKindName = (kind: OfferingKind, locale?: Locale): string =>
	kinds[kind]({}, locale ? { locale } : undefined);
