import { z } from 'zod';
import { namePart, wholeName } from '#kernel/name.ts';
import { forges, typedLine } from '#kernel/typed.ts';
import { locales } from '#kernel/words.ts';

const LONGEST = 120;
const LONGEST_PART = 80;

const name = z
	.string()
	.max(1000, { error: 'participation_name_long' })
	.transform(typedLine)
	.pipe(
		z
			.string()
			.min(1, { error: 'participation_name_missing' })
			.max(LONGEST, { error: 'participation_name_long' })
			.refine((text) => !forges(text), { error: 'participation_name_characters' })
	);

const part = (least: number) =>
	z
		.string()
		.max(1000, { error: 'participation_name_part_long' })
		.transform(namePart)
		.pipe(
			z
				.string()
				.min(least, { error: 'participation_given_missing' })
				.max(LONGEST_PART, { error: 'participation_name_part_long' })
				.refine((text) => !forges(text), { error: 'participation_name_characters' })
		);

/** A name in two parts; who has one name alone leaves the second empty. The whole name beside it is `wholeName` of it, or it is not kept. */
const parts = z
	.strictObject({ given: part(1), family: part(0) })
	.refine((both) => wholeName(both).length <= LONGEST || Object.values(both).some((one) => one.length > LONGEST_PART), {
		path: ['family'],
		error: 'participation_name_long'
	})
	.optional();

const email = z
	.string()
	.trim()
	.max(254, { error: 'participation_email_invalid' })
	.pipe(z.email({ error: 'participation_email_invalid' }));

/** A name that may stay empty: a form sends '' for it. */
const optionalName = z.preprocess(
	(given) => (typeof given === 'string' && typedLine(given) === '' ? undefined : given),
	name.optional()
);

/** The name of a place; '' is the name of whoever booked. */
export const SeatName = optionalName;
export const SeatParts = parts;

/** The kind of a ticket; whether there is such a one is the subject's to say. */
const category = z.uuid({ error: 'participation_category_gone' });

/** What a person asks for. An issue's message is the key of its sentence. */
export const BookingRequest = z.strictObject({
	name,
	parts,
	email,
	seats: z
		.array(z.strictObject({ name: optionalName, parts, category: category.optional() }))
		.min(1, { error: 'participation_seats_range' })
		.max(10, { error: 'participation_seats_range' }),
	idempotencyKey: z.uuid({ error: 'participation_key_invalid' }),
	locale: z.enum(locales)
});
export type BookingRequest = Readonly<z.infer<typeof BookingRequest>>;

/** A ticket read at a door, perhaps without network and sent later. */
export const Scan = z.strictObject({
	ticket: z.string().trim().min(1).max(40),
	/** Made by the device for this scan: sent twice, it counts once. */
	nonce: z.uuid(),
	/** When the device read it, by its clock. */
	at: z.coerce.date().optional(),
	/** The door's name, to say later where a ticket was used. */
	gate: z.string().trim().max(60).optional()
});
export type Scan = Readonly<z.infer<typeof Scan>>;

/** Somebody at the door without a ticket; a name is kind, and not needed. */
export const WalkInRequest = z.strictObject({
	name: optionalName,
	parts,
	seats: z.coerce
		.number({ error: 'participation_seats_range' })
		.int({ error: 'participation_seats_range' })
		.min(1, { error: 'participation_seats_range' })
		.max(10, { error: 'participation_seats_range' }),
	category: z.preprocess((given) => given || undefined, category.optional()),
	nonce: Scan.shape.nonce,
	at: Scan.shape.at,
	gate: Scan.shape.gate,
	/** Adds places to a full pool: whoever stands in the room has seen that there is space. */
	beyond: z.boolean()
});
