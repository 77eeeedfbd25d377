import { z } from 'zod';

import { Words } from '#kernel/words.schema.ts';
import { fileKinds, sizeClasses, stages } from '../kinds.ts';
import { oneLine } from '../one-line.ts';
import { headingParts } from './headings.ts';

const line = (most: number) =>
	z
		.string({ error: 'venture_text_missing' })
		.transform(oneLine)
		.pipe(z.string().min(1, { error: 'venture_text_missing' }).max(most, { error: 'venture_text_long' }));
const day = z.iso.date({ error: 'venture_day_wrong' }).nullable().default(null);
const MOST = 30;

/** A point of the dossier that is asked for, and what of a file answers it. */
export const Heading = z.strictObject({ title: line(160), part: z.enum(headingParts) });
export type Heading = Readonly<z.output<typeof Heading>>;

/** What others offer, as it is kept: its days, for whom it is, and what they ask in which order. An issue's message is the key of its sentence. */
export const NewCall = z
	.strictObject({
		name: line(160),
		offeredBy: line(160),
		link: z.url({ protocol: /^https?$/, error: 'calls_link_wrong' }).max(500, { error: 'venture_text_long' }),
		permanent: z.boolean().default(false),
		opensOn: day,
		closesOn: day,
		checkedOn: day,
		summary: Words,
		eligibility: Words.nullable().default(null),
		kinds: z.array(z.enum(fileKinds)).max(MOST).default([]),
		stages: z.array(z.enum(stages)).max(MOST).default([]),
		sectors: z.array(z.string().max(80)).max(MOST).default([]),
		places: z.array(line(120)).max(MOST, { error: 'calls_places_many' }).default([]),
		sizes: z.array(z.enum(sizeClasses)).max(MOST).default([]),
		headings: z.array(Heading).max(MOST).default([])
	})
	.refine(({ permanent, closesOn }) => !permanent || !closesOn, { path: ['closesOn'], error: 'calls_permanent_ends' })
	.refine(({ opensOn, closesOn }) => !opensOn || !closesOn || opensOn <= closesOn, {
		path: ['closesOn'],
		error: 'calls_days_order'
	});
export type NewCall = Readonly<z.output<typeof NewCall>>;
