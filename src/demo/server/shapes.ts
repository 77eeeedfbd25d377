import { z } from 'zod';
import { materialKinds, modes, NewCategory, NewQuestion, NewTrack } from '#agenda';
import { Hub } from '#kernel/hub.ts';
import { genders } from '#kernel/identity/genders.ts';
import { posts } from '#kernel/identity/index.ts';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { Region } from '#network/server';
import { NewStation, RundownFile } from '#stage/server';
import { Classes } from './classes-shape.ts';
import { Directory } from './directory.shape.ts';
import { Drawing, Editorial } from './editorial.shape.ts';
import { Goals } from './goals.shape.ts';
import { Groups } from './groups.shape.ts';
import { Guide } from './guide.shape.ts';
import { House } from './house.shape.ts';
import { Impact } from './impact.shape.ts';
import { Journey } from './journey.shape.ts';
import { Missions } from './missions.shape.ts';
import { Partnering } from './partnering.shape.ts';
import { Programmes } from './programmes.shape.ts';
import { Sensing } from './sensing.shape.ts';
import { Spaces } from './spaces.shape.ts';
import { Venture } from './venture.shape.ts';
import { Way } from './ways.shape.ts';
import { Workshops } from './workshops.schema.ts';

const slug = z.string().regex(SLUG);
const position = { lat: z.number().min(-90).max(90).nullable(), lon: z.number().min(-180).max(180).nullable() };

const Organization = z.strictObject({
	id: slug,
	name: z.string(),
	formerNames: z.array(z.string()),
	kind: z.string(),
	sentence: Words,
	sectors: z.array(z.string()),
	locality: z.string().nullable(),
	...position,
	website: z.url().nullable(),
	founded: z.number().int().nullable(),
	status: z.enum(['active', 'ended']).nullable(),
	statusAsOf: z.number().int().nullable(),
	sources: z.array(z.string()),
	fictional: z.boolean().default(false)
});

const Place = z.strictObject({
	id: slug,
	name: z.string(),
	kind: z.string(),
	sentence: Words,
	locality: z.string(),
	address: z.string().nullable(),
	...position,
	website: z.url().nullable(),
	sources: z.array(z.string())
});

const Room = z.strictObject({
	id: slug,
	name: z.string(),
	organization: slug,
	locality: z.string(),
	address: z.string().nullable(),
	capacity: z.number().int().optional()
});

const Person = z.strictObject({
	id: slug,
	name: z.string(),
	email: z.email().endsWith('.invalid'),
	locale: z.enum(locales),
	gender: z.enum(genders).optional(),
	role: z.string().optional(),
	sentence: Words.optional()
});

/** An invented place on the web is never a real one. */
const Material = z.strictObject({
	kind: z.enum(materialKinds),
	title: Words,
	body: Words.optional(),
	url: z.url().endsWith('.invalid').optional()
});

const Followup = z.strictObject({
	name: z.string().nullable(),
	text: z.string(),
	locale: z.enum(locales),
	answer: Words.optional()
});

const Occurrence = z.strictObject({
	day: z.number().int(),
	start: z.string().regex(/^\d\d:\d\d$/),
	minutes: z.number().int().positive(),
	capacity: z.number().int().positive().nullable(),
	waiting: z.boolean(),
	offerMinutes: z.number().int().positive().nullable(),
	theme: Words.optional(),
	materials: z.array(Material).optional(),
	followups: z.array(Followup).optional(),
	mode: z.enum(modes).optional(),
	onlineUrl: z.url().endsWith('.invalid').optional(),
	bookings: z.number().int().min(0),
	attended: z.number().int().min(0).optional(),
	cancelled: z.literal(true).optional()
});

const Activity = z.strictObject({
	id: slug,
	kind: z.string(),
	area: z.string(),
	title: Words,
	summary: Words,
	body: Words,
	formatted: z.boolean().default(false),
	...{ organization: slug, coOrganizers: z.array(slug).optional() },
	sectors: z.array(z.string()),
	audience: Words,
	price: Words,
	minAge: z.number().int().nullable(),
	maxAge: z.number().int().optional(),
	accessNotes: Words.optional(),
	contact: z.email().endsWith('.invalid').optional(),
	languages: z.array(z.enum(locales)),
	place: slug,
	/** The code of the operation that pays for it. */
	operation: z.string().optional(),
	...{ fictional: z.literal(true), approval: z.boolean().optional(), twoNames: z.boolean().optional() },
	questions: z.array(NewQuestion).optional(),
	categories: z.array(NewCategory).optional(),
	occurrences: z.array(Occurrence)
});

const barKeys = ['visitor', 'teacher', 'founder', 'adviser', 'director', 'coordinator', 'admin'] as const;

const Fiction = z.strictObject({
	organizations: z.array(Organization),
	places: z.array(Room),
	persons: z.array(Person),
	bar: z.array(z.strictObject({ key: z.enum(barKeys), person: slug.nullable(), title: Words })),
	activities: z.array(Activity),
	past: z.strictObject({ weeks: z.record(z.string(), z.array(z.number().int().min(0)).length(52)) })
});

/** Invented profiles of invented persons, and invented works; their pictures are drawn when they are loaded. */
const Gallery = z.strictObject({
	profiles: z.array(
		z.strictObject({
			person: slug,
			headline: Words,
			locality: z.string(),
			openTo: z.array(z.string()),
			skills: z.array(z.url()),
			/** For which organisation somebody says so of how many of them, the first first. */
			confirmed: z.strictObject({ organization: slug, by: slug, skills: z.int() }).optional(),
			shows: z.enum(['everyone', 'signed_in']),
			portrait: Drawing.nullable()
		})
	),
	works: z.array(
		z.strictObject({
			kind: z.string(),
			title: Words,
			summary: Words,
			body: Words.nullable(),
			year: z.int(),
			url: z.null(),
			organization: slug,
			sectors: z.array(z.string()),
			drawings: z.array(Drawing),
			credits: z.array(z.strictObject({ person: slug.optional(), name: z.string().optional(), role: z.string() }))
		})
	),
	/** Who agreed that her name appear with what she did. */
	agreed: z.array(slug)
});

/** The programme of an invented festival; days are counted as those of its séances. */
const Festival = z.strictObject({
	activity: slug,
	stages: z.array(z.strictObject({ id: slug, name: Words, place: slug.nullable() })),
	tracks: z.array(z.strictObject({ id: slug, ...NewTrack.shape })),
	items: z.array(
		z.strictObject({
			day: z.int(),
			start: z.string().regex(/^\d\d:\d\d$/),
			minutes: z.int().positive(),
			stage: slug,
			track: slug,
			title: Words,
			summary: Words.nullable().default(null),
			people: z.string().default(''),
			language: z.enum(locales).nullable().default(null),
			minAge: z.int().nullable().default(null),
			cancelled: z.literal(true).optional()
		})
	)
});

/** Invented stations and shows. `past`: the evening that is told as over, with so many viewers; without it, the show is to come or runs in a loop. */
const Shows = z.strictObject({
	stations: z.array(NewStation.extend({ organization: slug.nullable() })),
	postcodes: z.array(z.tuple([z.string(), z.string()])),
	shows: z.array(
		z.strictObject({
			id: slug,
			title: Words,
			summary: Words,
			body: Words,
			organization: slug,
			sectors: z.array(z.string()),
			languages: z.array(z.enum(locales)),
			film: slug,
			stations: z.array(slug),
			loops: z.boolean(),
			rules: z.strictObject({
				chat: z.enum(['off', 'approve', 'live']),
				questions: z.enum(['off', 'approve', 'live']),
				slowSeconds: z.int(),
				reactions: z.boolean()
			}),
			crew: z.array(z.strictObject({ person: slug, post: z.enum(posts) })),
			seance: z.strictObject({ day: z.int(), start: z.string().optional(), minutes: z.int().positive() }),
			past: z.strictObject({ viewers: z.int(), seed: z.string(), seconds: z.int() }).nullable(),
			...RundownFile.shape
		})
	),
	trade: z.strictObject({
		replies: z.array(
			z.strictObject({
				show: slug,
				name: z.string(),
				contact: z.email().endsWith('.invalid'),
				concerns: z.string(),
				daysAfter: z.int(),
				granted: z.boolean().nullable(),
				answer: z.string().nullable()
			})
		),
		silences: z.array(z.strictObject({ from: z.int(), to: z.int(), reason: z.string() }))
	})
});

/** A demonstration as its folder holds it. */
export const Demonstration = z.strictObject({
	hub: Hub,
	organizations: z.array(Organization),
	places: z.array(Place),
	fiction: Fiction,
	directory: Directory,
	gallery: Gallery,
	region: Region,
	editorial: Editorial,
	festival: Festival,
	classes: Classes,
	shows: Shows,
	workshops: Workshops,
	programmes: Programmes,
	goals: Goals,
	ways: z.array(Way),
	journey: Journey,
	spaces: Spaces,
	house: House,
	venture: Venture,
	partnering: Partnering,
	missions: Missions,
	groups: Groups,
	impact: Impact,
	guide: Guide,
	sensing: Sensing
});
export type Demonstration = z.infer<typeof Demonstration>;
