import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales, type Words as Text } from '#kernel/words.ts';
import { groupKinds, rightsKinds } from './kinds.ts';

const line = (most: number) => z.string().trim().max(most, { error: 'groups_text_long' });
const needed = (most: number) => line(most).min(1, { error: 'groups_text_missing' });
const day = z.iso
	.date({ error: 'groups_day_missing' })
	.refine((given) => given >= '2000' && given < '2200', { error: 'groups_day_missing' });
/** In cents; a form's comma is a point before it comes here. */
const amount = z
	.int({ error: 'groups_amount_wrong' })
	.min(0, { error: 'groups_amount_wrong' })
	.max(10_000_000_000, { error: 'groups_amount_wrong' });
const link = z
	.url({ protocol: /^https?$/, error: 'groups_link_wrong' })
	.max(1000, { error: 'groups_link_wrong' })
	.nullable();

/** A text in several languages; what is wrong is said under one key. */
const words = (most: number): z.ZodType<Text> =>
	z.unknown().transform((given, context) => {
		const read = Words.safeParse(given);
		const long = read.success && locales.some((locale) => (read.data[locale]?.length ?? 0) > most);
		if (read.success && !long) return read.data;
		context.addIssue({ code: 'custom', message: long ? 'groups_text_long' : 'groups_text_missing' });
		return z.NEVER;
	});

/** A group as it is written. An issue's message, in this and what follows, is the key of its sentence. */
export const NewGroup = z
	.strictObject({
		kind: z.enum(groupKinds, { error: 'groups_choice_missing' }),
		title: words(140),
		summary: words(300),
		body: words(20_000),
		sectors: z.array(z.string().max(80)).max(10, { error: 'groups_text_long' }),
		/** A place of the directory by the word of its address. */
		place: z.string().max(200).nullable(),
		site: line(200),
		starts: day.nullable(),
		ends: day.nullable(),
		operation: z.string().max(40).nullable(),
		public: z.boolean()
	})
	.refine(({ kind, starts }) => kind === 'working' || starts, { path: ['starts'], error: 'groups_day_missing' })
	.refine(({ kind, ends }) => kind === 'working' || ends, { path: ['ends'], error: 'groups_day_missing' })
	.refine(({ starts, ends }) => !starts || !ends || starts <= ends, { path: ['ends'], error: 'groups_days_order' });
export type NewGroup = Readonly<z.output<typeof NewGroup>>;

const country = z.string().regex(/^[A-Z]{2}$/, { error: 'groups_country_missing' });
const organization = z.uuid({ error: 'groups_organization_missing' });

/** Who leads a group that is written. */
export const Lead = z.strictObject({ organization, country });
export type Lead = Readonly<z.output<typeof Lead>>;

/** An organisation that is invited, or that asks to join. */
export const Joining = z.strictObject({
	...{ organization, country, word: line(1000) },
	role: z.enum(['partner', 'associate'], { error: 'groups_choice_missing' })
});
export type Joining = Readonly<z.output<typeof Joining>>;

export const NewTask = z.strictObject({ title: needed(200), due: day.nullable(), person: z.uuid().nullable() });
export type NewTask = Readonly<z.output<typeof NewTask>>;

export const NewDecision = z.strictObject({
	...{ title: needed(200), words: needed(4000), decidedOn: day },
	deciders: z.array(z.uuid()).min(1, { error: 'groups_deciders_missing' }).max(200),
	corrects: z.uuid().nullable()
});
export type NewDecision = Readonly<z.output<typeof NewDecision>>;

export const NewDeliverable = z.strictObject({
	title: needed(200),
	due: day,
	member: z.uuid({ error: 'groups_organization_missing' })
});
export type NewDeliverable = Readonly<z.output<typeof NewDeliverable>>;

export const HandedIn = z.strictObject({ link });
export const NewDocument = z.strictObject({ title: needed(200), link });
export type NewDocument = Readonly<z.output<typeof NewDocument>>;

/** How a joint project is paid for, and whose its result is. `shares`: in cents, by member. */
export const Terms = z.strictObject({
	budget: amount.min(1, { error: 'groups_amount_wrong' }).nullable(),
	shares: z.record(z.uuid(), amount.nullable()),
	rights: z.enum(rightsKinds).nullable(),
	rightsWords: line(4000)
});
export type Terms = Readonly<z.output<typeof Terms>>;
