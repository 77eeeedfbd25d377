import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales, type Words as Text } from '#kernel/words.ts';
import { costCategories, itemKinds } from './kinds.ts';

const line = (most: number) => z.string().trim().max(most, { error: 'missions_text_long' });
const needed = (most: number) => line(most).min(1, { error: 'missions_text_missing' });
const day = z.iso.date({ error: 'missions_day_missing' }).refine((given) => given >= '2000' && given < '2200', {
	error: 'missions_day_missing'
});
const moment = z.date({ error: 'missions_time_missing' });
const zone = z
	.string()
	.max(60, { error: 'missions_zone_unknown' })
	.refine((given) => Intl.supportedValuesOf('timeZone').includes(given), { error: 'missions_zone_unknown' });

/** A text in several languages; what is wrong is said under one key. */
const words = (most: number): z.ZodType<Text> =>
	z.unknown().transform((given, context) => {
		const read = Words.safeParse(given);
		const long = read.success && locales.some((locale) => (read.data[locale]?.length ?? 0) > most);
		if (read.success && !long) return read.data;
		context.addIssue({ code: 'custom', message: long ? 'missions_text_long' : 'missions_text_missing' });
		return z.NEVER;
	});

/** A mission as the team writes it. An issue's message, in this and what follows, is the key of its sentence. */
export const NewMission = z
	.strictObject({
		title: words(140),
		summary: words(300),
		body: words(20_000),
		covered: words(1000).nullable(),
		documents: words(2000).nullable(),
		locality: needed(80),
		timeZone: zone,
		starts: day,
		ends: day,
		applyUntil: day,
		places: z.int({ error: 'missions_places_wrong' }).min(1, { error: 'missions_places_wrong' }).max(200, {
			error: 'missions_places_wrong'
		}),
		sectors: z.array(z.string().max(80)).max(10, { error: 'missions_text_long' }),
		operation: z.string().max(40).nullable(),
		contactName: line(120),
		contactPhone: line(40)
	})
	.refine(({ starts, ends }) => starts <= ends, { path: ['ends'], error: 'missions_days_order' })
	.refine(({ starts, ends }) => Date.parse(ends) - Date.parse(starts) <= 60 * 86_400_000, {
		path: ['ends'],
		error: 'missions_days_long'
	})
	.refine(({ applyUntil, starts }) => applyUntil <= starts, { path: ['applyUntil'], error: 'missions_apply_late' });
export type NewMission = Readonly<z.output<typeof NewMission>>;

/** What somebody says who would like to travel. */
export const Candidature = z.strictObject({
	organization: z.uuid({ error: 'missions_organization_missing' }),
	seeks: needed(1500),
	languages: z.array(z.enum(locales)).max(10),
	phone: line(40)
});
export type Candidature = Readonly<z.output<typeof Candidature>>;

/** A part of the journey. */
export const NewItem = z
	.strictObject({
		kind: z.enum(itemKinds, { error: 'missions_kind_missing' }),
		title: needed(140),
		place: line(140),
		address: line(300),
		phone: line(40),
		note: line(1000),
		startsAt: moment,
		startZone: zone,
		endsAt: moment,
		endZone: zone,
		skips: z.array(z.uuid()).max(200)
	})
	.refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], error: 'missions_times_order' })
	.refine(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() <= 60 * 86_400_000, {
		path: ['endsAt'],
		error: 'missions_days_long'
	});
export type NewItem = Readonly<z.output<typeof NewItem>>;

/** Somebody there whom travellers may meet. */
export const NewCounterpart = z.strictObject({
	name: needed(120),
	organization: needed(160),
	email: z.email({ error: 'missions_email_wrong' }).max(254, { error: 'missions_email_wrong' }),
	phone: line(40),
	locale: z.enum(locales),
	about: line(600)
});
export type NewCounterpart = Readonly<z.output<typeof NewCounterpart>>;

/** Times at which two meet, one after the other. */
export const NewSlots = z.strictObject({
	from: moment,
	count: z.int({ error: 'missions_count_wrong' }).min(1, { error: 'missions_count_wrong' }).max(40, {
		error: 'missions_count_wrong'
	}),
	minutes: z.int({ error: 'missions_minutes_wrong' }).min(5, { error: 'missions_minutes_wrong' }).max(240, {
		error: 'missions_minutes_wrong'
	}),
	pause: z.int({ error: 'missions_minutes_wrong' }).min(0, { error: 'missions_minutes_wrong' }).max(240, {
		error: 'missions_minutes_wrong'
	})
});
export type NewSlots = Readonly<z.output<typeof NewSlots>>;

export const NewAbsence = z
	.strictObject({ startsAt: moment, endsAt: moment })
	.refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], error: 'missions_times_order' });
export type NewAbsence = Readonly<z.output<typeof NewAbsence>>;

export const NewCost = z.strictObject({
	what: needed(200),
	category: z.enum(costCategories, { error: 'missions_kind_missing' }),
	paidOn: day,
	organization: z.uuid().nullable(),
	traveller: z.uuid().nullable(),
	cents: z.int({ error: 'missions_amount_wrong' }).min(1, { error: 'missions_amount_wrong' }).max(100_000_000, {
		error: 'missions_amount_wrong'
	}),
	currency: z.string().regex(/^[A-Z]{3}$/, { error: 'missions_currency_wrong' }),
	rate: z.number({ error: 'missions_rate_wrong' }).positive({ error: 'missions_rate_wrong' }).max(1_000_000, {
		error: 'missions_rate_wrong'
	}),
	operation: z.string().max(40).nullable()
});
export type NewCost = Readonly<z.output<typeof NewCost>>;

/** What came of a meeting. */
export const Said = z.strictObject({ met: z.boolean(), note: line(2000) });
export type Said = Readonly<z.output<typeof Said>>;
