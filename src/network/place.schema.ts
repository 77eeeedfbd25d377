import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { Words } from '#kernel/words.schema.ts';
import { type Given, half, isPoint, Slug, webAddress } from './organization.ts';
import { fieldsOfPlace, type PlaceUnsaid, type PlaceValues } from './place-fields.ts';

/** A place where something happens, as somebody writes it down; without a slug, its name gives one. */
export const NewPlace = z
	.strictObject({
		slug: Slug.optional(),
		/** A word of the data such as `museum` or `room`; not shown to readers. */
		kind: Slug,
		/** The slug of the organisation that keeps it. */
		organization: Slug.nullable(),
		picture: Picture.nullable().default(null),
		fictional: z.boolean().default(false),
		...(Object.fromEntries(fieldsOfPlace.map((field) => [field.name, shapeOf(field)])) as {
			[Name in keyof PlaceValues]: z.ZodType<PlaceValues[Name]>;
		})
	})
	.refine(isPoint, half);
export type Whole = z.output<typeof NewPlace>;
export type NewPlace = Given<Whole, 'slug' | 'picture' | 'fictional' | PlaceUnsaid>;

function shapeOf({ kind, most, required, choices = {} }: (typeof fieldsOfPlace)[number]): z.ZodType {
	const line = z.string('network_text_missing').trim().min(1, 'network_text_missing').max(most);
	if (required) return line;
	const shapes: Readonly<Record<typeof kind, z.ZodType>> = {
		line,
		words: Words,
		website: webAddress,
		degrees: z.number('network_point_wrong').min(-most, 'network_point_wrong').max(most, 'network_point_wrong'),
		count: z.int('network_capacity_wrong').min(1, 'network_capacity_wrong').max(most, 'network_capacity_wrong'),
		choice: z.enum(Object.keys(choices), 'network_kind_missing')
	};
	return shapes[kind].nullable().default(null);
}
