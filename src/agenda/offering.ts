import { z } from 'zod';
import type { Area } from '#kernel/area.ts';
import { Picture } from '#kernel/picture.schema.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { Slug } from '#network';

export const offeringKinds = [
	'talk',
	'class',
	'workshop',
	'meetup',
	'visit',
	'festival',
	'exhibition',
	'show'
] as const;
export type OfferingKind = (typeof offeringKinds)[number];

/** The part of the hub that offers it, and whose colour it takes. */
export const offeringAreas = [
	'network',
	'agenda',
	'learning',
	'journey',
	'venture',
	'stage',
	'city'
] as const satisfies readonly Area[];
export type OfferingArea = (typeof offeringAreas)[number];

/** How one gets in: by registering here, at another address (where it may be paid), or by just coming. */
export const registrations = ['open', 'external', 'none'] as const;
export type Registration = (typeof registrations)[number];

/** Where one takes part. */
export const modes = ['on_site', 'online', 'hybrid'] as const;
export type Mode = (typeof modes)[number];

const age = z.int().min(0).max(120).nullable();
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

/** What is offered, as somebody writes it down; when it happens is said by its occurrences. */
export const NewOffering = z
	.strictObject({
		slug: Slug,
		kind: z.enum(offeringKinds),
		area: z.enum(offeringAreas),
		title: Words,
		/** One or two sentences for lists. */
		summary: Words,
		/** Null when the summary says all. */
		body: Words.nullable(),
		/** Whether the body is in Markdown; else it reads as it was typed. */
		formatted: z.boolean().default(false),
		/** The slug of the organisation that offers it. */
		organization: Slug,
		/** The slugs of those who organise it too. */
		coOrganizers: z.array(Slug).max(12).default([]),
		sectors: z.array(Slug).max(20),
		audience: Words.nullable(),
		price: Words.nullable(),
		minAge: age,
		maxAge: age.default(null),
		/** The languages spoken there. */
		languages: z.array(z.enum(locales)).max(locales.length),
		/** A lift, an induction loop, a quiet room … */
		accessNotes: Words.nullable().default(null),
		registration: z.enum(registrations).default('open'),
		/** Whether somebody says yes to each registration before it has a place. */
		approval: z.boolean().default(false),
		/** Whether the form asks for a first name and a surname instead of one name. */
		twoNames: z.boolean().default(false),
		/** Where one registers when `registration` is `external`. */
		externalUrl: webAddress.nullable().default(null),
		picture: Picture.nullable().default(null),
		/** The code of the funded project that it is booked on. */
		operation: z.string().trim().min(1).max(40).nullable().default(null),
		/** Where one asks questions: an address or a number that the public may see. */
		contact: z.string().trim().min(1).max(200).nullable().default(null),
		fictional: z.boolean().default(false)
	})
	.refine(({ minAge, maxAge }) => minAge === null || maxAge === null || minAge <= maxAge, {
		path: ['maxAge'],
		error: 'is lower than the least age'
	})
	.refine(({ registration, externalUrl }) => (registration === 'external') === (externalUrl !== null), {
		path: ['externalUrl'],
		error: 'an address is for registration elsewhere, which needs one'
	});

/** A new offering with all that it left out. */
export type WholeOffering = Readonly<z.output<typeof NewOffering>>;

type Unsaid = keyof typeof unsaid;
export type NewOffering = Omit<WholeOffering, Unsaid> & Partial<Pick<WholeOffering, Unsaid>>;

/** What an offering has that is not said. */
export const unsaid = {
	formatted: false,
	coOrganizers: [] as string[],
	maxAge: null,
	accessNotes: null,
	registration: 'open',
	approval: false,
	twoNames: false,
	externalUrl: null,
	picture: null,
	operation: null,
	contact: null,
	fictional: false
} as const;

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
const Zone = z
	.string()
	.max(60)
	.refine((zone) => zones.has(zone), { error: 'is not an IANA time zone' });

const terms = {
	/** The slug of the place. */
	place: Slug.nullable(),
	/** The slug of the space that it takes: then its place is the one of the space. */
	space: Slug.nullable().default(null),
	mode: z.enum(modes).default('on_site'),
	/** Where one takes part online: told to those who registered and to nobody else. */
	onlineUrl: webAddress.nullable().default(null),
	/** What this séance is about, when the offering is a series. */
	theme: Words.nullable().default(null),
	/** From when and until when one registers; null: as soon as it is published, until it begins. */
	registrationFrom: z.date().nullable().default(null),
	registrationUntil: z.date().nullable().default(null),
	/** For those alone who are booked into it: in no list, and nobody registers for it. */
	apart: z.boolean().default(false),
	/** Null: no limit. */
	capacity: z.int().min(0).max(1_000_000).nullable(),
	waiting: z.boolean(),
	/** How long a freed place is kept for whoever is next; null: it is theirs at once. */
	offerMinutes: z.int().min(1).max(43_200).nullable()
};
const reachable = ({ mode = 'on_site', onlineUrl }: { mode?: Mode; onlineUrl?: string | null }) =>
	mode !== 'on_site' || !onlineUrl;
const onlineOnly = { path: ['onlineUrl'], error: 'an address is for what happens online' };

/** When and where, and how many places. */
export const NewOccurrence = z
	.strictObject({ startsAt: z.date(), endsAt: z.date(), timeZone: Zone, ...terms })
	.refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], error: 'ends before it begins' })
	.refine(reachable, onlineOnly);
type Optional = 'space' | 'mode' | 'onlineUrl' | 'theme' | 'apart' | 'registrationFrom' | 'registrationUntil';
type Occurrence = Readonly<z.output<typeof NewOccurrence>>;
export type NewOccurrence = Omit<Occurrence, Optional> & Partial<Pick<Occurrence, Optional>>;

/** Séances by a rule, in the clock of their zone. */
export const NewSeries = z
	.strictObject({
		/** A recurrence rule of RFC 5545 (3.3.10) with COUNT or UNTIL, such as FREQ=WEEKLY;COUNT=10. */
		rule: z.string().min(1).max(500),
		/** The first séance by the clock: 2026-11-25T18:30. */
		startsLocal: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
		minutes: z.int().min(1).max(43_200),
		timeZone: Zone,
		/** The days left out, as ISO dates. */
		skip: z.array(z.iso.date()).max(400).default([]),
		...terms
	})
	.refine(reachable, onlineOnly);
type Series = Readonly<z.output<typeof NewSeries>>;
export type NewSeries = Omit<Series, Optional | 'skip'> & Partial<Pick<Series, Optional | 'skip'>>;
