import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { BookingRequest } from '#participation';
import { schoolYears, streams } from './years.ts';

export const MOST_PUPILS = 120;
const MOST_ADULTS = 20;

const line = (most: number, missing: string) =>
	z.string().trim().min(1, { error: missing }).max(most, { error: 'classes_text_long' });
const needs = z
	.string()
	.trim()
	.max(1000, { error: 'classes_text_long' })
	.transform((text) => text || null);
const pupils = z.coerce
	.number({ error: 'classes_pupils_range' })
	.int({ error: 'classes_pupils_range' })
	.min(1, { error: 'classes_pupils_range' })
	.max(MOST_PUPILS, { error: 'classes_pupils_range' });
const phone = z
	.string()
	.trim()
	.max(40, { error: 'classes_phone_wrong' })
	.regex(/^(\+?[\d(][\d\s./()-]{5,})?$/, { error: 'classes_phone_wrong' })
	.transform((text) => text || null);
const about = {
	name: BookingRequest.shape.name,
	email: BookingRequest.shape.email,
	school: line(120, 'classes_school_missing'),
	pupils,
	year: z.enum(schoolYears, { error: 'classes_year_missing' }),
	stream: z.enum(streams, { error: 'classes_stream_missing' }),
	/** What the class needs; never about a pupil by name. */
	needs,
	phone,
	idempotencyKey: BookingRequest.shape.idempotencyKey,
	locale: z.enum(locales)
};

/** What a teacher says to book a class: how many pupils, and no name but her own. */
export const ClassBooking = z.strictObject({
	...about,
	/** How many accompany the class, the teacher among them; they take no pupil's place. */
	adults: z.coerce
		.number({ error: 'classes_adults_range' })
		.int({ error: 'classes_adults_range' })
		.min(1, { error: 'classes_adults_range' })
		.max(MOST_ADULTS, { error: 'classes_adults_range' })
});
export type ClassBooking = Readonly<z.output<typeof ClassBooking>>;

/** The same for an afternoon at the school: where, and on which days it would suit. */
export const ClassRequest = z.strictObject({
	...about,
	locality: line(80, 'classes_locality_missing'),
	wanted: z
		.array(z.iso.date({ error: 'classes_wanted_missing' }))
		.min(1, { error: 'classes_wanted_missing' })
		.max(3)
});
export type ClassRequest = Readonly<z.output<typeof ClassRequest>>;

/** A learning aim in words, with the page of the reference framework that says it. */
export const Aim = z.strictObject({
	text: Words,
	url: z
		.url({ protocol: /^https?$/, error: 'classes_address_wrong' })
		.max(500)
		.nullable()
});
export type Aim = Readonly<z.output<typeof Aim>>;

const size = z.coerce
	.number({ error: 'classes_pupils_range' })
	.int({ error: 'classes_pupils_range' })
	.min(1, { error: 'classes_pupils_range' })
	.max(MOST_PUPILS, { error: 'classes_pupils_range' });

/** What a class needs to know of an activity that it can come to. */
export const NewClassOffer = z
	.strictObject({
		minPupils: size,
		maxPupils: size,
		years: z.array(z.enum(schoolYears)).min(1, { error: 'classes_year_missing' }),
		streams: z.array(z.enum(streams)).min(1, { error: 'classes_stream_missing' }),
		atHub: z.boolean(),
		atSchool: z.boolean(),
		aims: z.array(Aim).max(8),
		/** Telephones of the pupils, or tablets on loan. */
		devices: Words,
		bus: Words.nullable(),
		cost: Words,
		bring: Words.nullable()
	})
	.refine(({ minPupils, maxPupils }) => minPupils <= maxPupils, { path: ['maxPupils'], error: 'classes_most_lower' })
	.refine(({ atHub, atSchool }) => atHub || atSchool, { path: ['where'], error: 'classes_where_missing' });
export type NewClassOffer = Readonly<z.output<typeof NewClassOffer>>;

/** A card for the wall; a picture comes beside it. */
export const NewClassWork = z.strictObject({
	title: line(80, 'classes_work_title_missing'),
	text: z
		.string()
		.trim()
		.max(280, { error: 'classes_work_text_long' })
		.transform((text) => text || null),
	link: z
		.string()
		.trim()
		.transform((text) => text || null)
		.pipe(
			z
				.url({ protocol: /^https?$/, error: 'classes_address_wrong' })
				.max(500)
				.nullable()
		)
});
export type NewClassWork = Readonly<z.output<typeof NewClassWork>>;
