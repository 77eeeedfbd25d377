import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { Slug } from '#network';

const words = (missing: string) =>
	z
		.unknown()
		.refine((given) => Words.safeParse(given).success, { error: missing })
		.pipe(Words);
const day = (wrong: string) => z.iso.date({ error: wrong });
const whole = (least: number, most: number, error: string) =>
	z.int({ error }).min(least, { error }).max(most, { error });

/** A programme as a form gives it; an issue's message is the key of its sentence. */
export const NewProgramme = z.strictObject({
	title: words('programmes_title_missing'),
	summary: words('programmes_summary_missing'),
	body: Words.nullable(),
	/** The slug of the organisation that gives it. */
	organization: Slug,
	eqf: whole(1, 8, 'programmes_eqf_range').nullable(),
	languages: z.array(z.enum(locales)).max(locales.length),
	byDegree: Words.nullable(),
	byExperience: Words.nullable(),
	leastPresence: whole(1, 100, 'programmes_presence_range').nullable(),
	operation: z.string().trim().min(1).max(40).nullable(),
	fictional: z.boolean().default(false)
});
export type NewProgramme = Readonly<z.output<typeof NewProgramme>>;

export const NewCourse = z.strictObject({
	code: z.string().trim().min(1, { error: 'programmes_code_missing' }).max(20, { error: 'programmes_code_missing' }),
	title: words('programmes_title_missing'),
	ects: z.number({ error: 'programmes_ects_range' }).min(0, { error: 'programmes_ects_range' }).max(60, {
		error: 'programmes_ects_range'
	}),
	teachers: z.array(z.string().trim().min(1).max(120)).max(12)
});
export type NewCourse = Readonly<z.output<typeof NewCourse>>;

export const NewCohort = z
	.strictObject({
		name: z.string().trim().min(1, { error: 'programmes_name_missing' }).max(120, { error: 'programmes_name_missing' }),
		fromDay: day('programmes_day_missing'),
		toDay: day('programmes_day_missing'),
		places: whole(1, 500, 'programmes_places_range'),
		appliesFrom: day('programmes_day_wrong').nullable(),
		appliesUntil: day('programmes_day_wrong').nullable(),
		feeCents: whole(0, 10_000_000, 'programmes_fee_range'),
		instalments: whole(1, 24, 'programmes_instalments_range'),
		offerDays: whole(1, 90, 'programmes_offer_range'),
		/** Whether its participants are asked before and after. */
		asksChange: z.boolean().optional()
	})
	.refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], error: 'programmes_days_order' })
	.refine(({ appliesFrom, appliesUntil }) => !appliesFrom || !appliesUntil || appliesFrom <= appliesUntil, {
		path: ['appliesUntil'],
		error: 'programmes_days_order'
	});
export type NewCohort = Readonly<z.output<typeof NewCohort>>;

export const NewClosedPeriod = z
	.strictObject({
		name: words('programmes_name_missing'),
		fromDay: day('programmes_day_missing'),
		toDay: day('programmes_day_missing')
	})
	.refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], error: 'programmes_days_order' });
