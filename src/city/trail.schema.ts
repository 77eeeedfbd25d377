import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales, type Words as Text } from '#kernel/words.ts';
import { audiences, licences, reuses } from './kinds.ts';
import { signCodes } from './signed.ts';

const line = (most: number) => z.string().trim().max(most, { error: 'city_text_long' });

/** A text in several languages; what is wrong is said under one key. */
export const words = (most: number, missing = 'city_text_missing'): z.ZodType<Text> =>
	z.unknown().transform((given, context) => {
		const read = Words.safeParse(given);
		const long = read.success && locales.some((locale) => (read.data[locale]?.length ?? 0) > most);
		if (read.success && !long) return read.data;
		context.addIssue({ code: 'custom', message: long ? 'city_text_long' : missing });
		return z.NEVER;
	});

const licence = z.enum(licences, { error: 'city_choice_missing' });

/** What a trail is. An issue's message, in this and what follows, is the key of its sentence. */
export const NewTrail = z.strictObject({
	title: words(140),
	summary: words(300),
	minutes: z
		.int({ error: 'city_minutes_wrong' })
		.min(5, { error: 'city_minutes_wrong' })
		.max(1440, { error: 'city_minutes_wrong' }),
	stepFree: z.boolean(),
	ageFrom: z
		.int({ error: 'city_age_wrong' })
		.min(0, { error: 'city_age_wrong' })
		.max(99, { error: 'city_age_wrong' })
		.nullable(),
	reuse: z.enum(reuses, { error: 'city_choice_missing' }),
	licence
});
export type NewTrail = Readonly<z.output<typeof NewTrail>>;

const degree = (most: number) =>
	z
		.number({ error: 'city_degree_wrong' })
		.min(-most, { error: 'city_degree_wrong' })
		.max(most, { error: 'city_degree_wrong' })
		.nullable();

/** Where a stop is, and its picture. */
export const NewStop = z
	.strictObject({
		/** A place of the directory by the word of its address. */
		place: z.string().max(200).nullable(),
		lat: degree(90),
		lon: degree(180),
		spot: words(200).nullable(),
		picture: z.uuid().nullable()
	})
	.refine(({ lat, lon }) => (lat === null) === (lon === null), { path: ['lon'], error: 'city_degree_both' });
export type NewStop = Readonly<z.output<typeof NewStop>>;

const locale = z.enum(locales);

const signedIn = z.enum(signCodes, { error: 'city_signed_missing' });

/** A film is for those who read signs, and says in which language it is. */
export const NewLayer = z
	.strictObject({
		...{ locale, audience: z.enum(audiences), title: line(140), body: line(20_000), sound: z.uuid().nullable() },
		...{ transcript: line(20_000), author: line(200), source: locale.nullable() },
		...{ film: z.uuid().nullable().default(null), signedIn: signedIn.nullable().default(null) }
	})
	.refine(({ audience, film }) => !film || audience === 'signed', { path: ['film'], error: 'city_film_elsewhere' })
	.refine(({ film, signedIn: language }) => !film || language, { path: ['signedIn'], error: 'city_signed_missing' });
export type NewLayer = Readonly<z.output<typeof NewLayer>>;

export const NewRiddle = z.strictObject({
	...{ locale, question: line(500), hint: line(500) },
	answers: z.array(line(100).min(1)).max(20, { error: 'city_text_long' })
});
export type NewRiddle = Readonly<z.output<typeof NewRiddle>>;

/** Whose a picture, a sound or a film is, and for how long it may be shown. */
export const NewMedia = z.strictObject({
	owner: line(200),
	licence: licence.nullable(),
	licenceUntil: z.iso.date({ error: 'city_day_wrong' }).nullable(),
	alt: words(500).nullable()
});
export type NewMedia = Readonly<z.output<typeof NewMedia>>;

/** A film in sign language as it is sent, beside the text of a language: nothing may be left for later. */
export const NewFilm = z.strictObject({
	...NewMedia.shape,
	...{ owner: line(200).min(1, { error: 'city_owner_missing' }), licence, locale, signedIn },
	alt: words(500, 'city_film_alt_missing')
});
export type NewFilm = Readonly<z.output<typeof NewFilm>>;

/** The same of what is taken from an online collection, where nothing may be left for later. */
export const TakenMedia = z.strictObject({
	...NewMedia.shape,
	owner: line(200).min(1, { error: 'city_owner_missing' }),
	licence,
	alt: words(500, 'city_alt_missing')
});
