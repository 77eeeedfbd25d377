import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { NewClassOffer } from '#learning';
import { ClassBooking, ClassRequest } from '#learning/server';
import { motifs } from './drawings.ts';

const clockTime = z.string().regex(/^\d\d:\d\d$/);
const { pupils, year, stream, school, locality } = ClassRequest.shape;
const { adults } = ClassBooking.shape;
const needs = z.string().nullable();

/** Invented afternoons for classes: a day is counted as those of séances, one to come is so many weeks into a month. */
export const Classes = z.strictObject({
	activity: z.strictObject({
		...{ id: z.string(), kind: z.string(), area: z.string(), place: z.string() },
		...{ title: Words, summary: Words, body: Words, audience: Words }
	}),
	offer: NewClassOffer,
	past: z.array(z.strictObject({ day: z.int(), start: clockTime, minutes: z.int(), came: z.int() })),
	coming: z.array(
		z.strictObject({
			...{ month: z.int(), week: z.int(), weekday: z.int(), start: clockTime, minutes: z.int(), capacity: z.int() }
		})
	),
	classes: z.array(z.strictObject({ past: z.int(), pupils, adults, year, stream, needs })),
	works: z.array(
		z.strictObject({
			...{ class: z.int(), pupil: z.int(), title: z.string(), text: z.string() },
			...{ motif: z.enum(motifs), seed: z.int(), shown: z.boolean() }
		})
	),
	request: z.strictObject({ school, locality, pupils, year, stream, needs }),
	kits: z.array(
		z.strictObject({
			...{ name: z.string(), contents: Words },
			lent: z
				.strictObject({ from: z.int(), until: z.int(), borrower: z.string(), out: z.literal(true).optional() })
				.nullable()
		})
	)
});
