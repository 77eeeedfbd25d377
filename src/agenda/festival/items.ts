import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { Slug } from '#network';
import { offeringAreas } from '../offering.ts';

const DAY_MS = 24 * 3_600_000;

const name = Words.nullable().refine((words) => words !== null, { error: 'festival_name_missing' });

/** A stage as the team writes it down; `place` is a slug. An issue's message is the key of its sentence. */
export const NewStage = z.strictObject({ name, place: Slug.nullable() });
export type NewStage = Readonly<z.output<typeof NewStage>>;

/** A track as the team writes it down. */
export const NewTrack = z.strictObject({
	label: name,
	area: z.enum(offeringAreas, { error: 'festival_colour_missing' })
});
export type NewTrack = Readonly<z.output<typeof NewTrack>>;

/** An item of a programme as the team writes it down. */
export const NewItem = z
	.strictObject({
		stage: z.uuid({ error: 'festival_stage_missing' }),
		track: z.uuid().nullable(),
		startsAt: z.date({ error: 'festival_time_missing' }),
		endsAt: z.date({ error: 'festival_time_missing' }),
		title: Words.nullable().refine((words) => words !== null, { error: 'festival_title_missing' }),
		summary: Words.nullable(),
		people: z.string().trim().max(500, { error: 'festival_people_long' }),
		language: z.enum(locales).nullable(),
		minAge: z
			.int({ error: 'festival_age_range' })
			.min(0, { error: 'festival_age_range' })
			.max(120, { error: 'festival_age_range' })
			.nullable(),
		url: z
			.url({ protocol: /^https?$/, error: 'festival_address_invalid' })
			.max(2000, { error: 'festival_address_invalid' })
			.nullable(),
		occurrence: z.uuid().nullable()
	})
	.refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], error: 'agenda_ends_first' })
	.refine(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() <= DAY_MS, {
		path: ['endsAt'],
		error: 'festival_item_long'
	});
export type NewItem = Readonly<z.output<typeof NewItem>>;
