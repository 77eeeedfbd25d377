import { z } from 'zod';
import { closeReasons, fileKinds, holderRoles, numberAudiences, numberKinds, stages } from './kinds.ts';
import { parts } from './standing.ts';

const LONG = 4000;
const line = (most: number) =>
	z
		.string({ error: 'venture_text_missing' })
		.trim()
		.min(1, { error: 'venture_text_missing' })
		.max(most, { error: 'venture_text_long' });
const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, { error: 'venture_text_long' })
		.transform((given) => given || null)
		.nullable()
		.default(null);
const day = z.iso.date({ error: 'venture_day_wrong' });

/** A holder as she is written down: somebody of that address, or whoever it turns out to be. An issue's message, in this and what follows, is the key of its sentence. */
export const NewHolder = z.strictObject({
	name: line(120),
	email: z.email({ error: 'venture_email_wrong' }).max(254, { error: 'venture_email_wrong' }),
	role: z.enum(holderRoles, { error: 'venture_role_missing' }).default('founder'),
	since: day.optional()
});
export type NewHolder = Readonly<z.input<typeof NewHolder>>;

/** What a file says of its project or company. */
export const FileCard = z.strictObject({
	kind: z.enum(fileKinds, { error: 'venture_kind_missing' }),
	name: line(160),
	sentence: text(300),
	stage: z.enum(stages, { error: 'venture_stage_missing' }),
	sector: text(80),
	nace: z
		.string()
		.regex(/^(2025|rev2):([A-Z]|\d\d(\.\d\d?)?)$/, { error: 'venture_nace_wrong' })
		.nullable()
		.default(null),
	locality: text(120),
	needs: text(LONG),
	promises: text(LONG),
	company: z.uuid().nullable().default(null)
});
export type FileCard = Readonly<z.output<typeof FileCard>>;

/** A number with the day that it is of: hundredths of a full-time job, or cents. */
export const NewNumber = z.strictObject({
	kind: z.enum(numberKinds, { error: 'venture_number_kind' }),
	asOf: day,
	value: z
		.int({ error: 'venture_number_wrong' })
		.min(0, { error: 'venture_number_wrong' })
		.max(100_000_000_000_00, { error: 'venture_number_wrong' }),
	seen: z.enum(numberAudiences).default('keeper')
});
export type NewNumber = Readonly<z.input<typeof NewNumber>>;

/** What is opened to a partner. */
export const NewShare = z.strictObject({
	organization: z.uuid({ error: 'venture_organization_missing' }),
	parts: z.array(z.enum(parts)).max(parts.length)
});
export type NewShare = Readonly<z.output<typeof NewShare>>;

export const Closing = z.strictObject({ reason: z.enum(closeReasons, { error: 'venture_reason_missing' }) });
