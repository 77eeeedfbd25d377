import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { Words } from '#kernel/words.schema.ts';
import { type Given, half, isPoint, point, Slug, webAddress } from './organization.ts';

const line = (most: number) => z.string('network_text_missing').trim().min(1, 'network_text_missing').max(most);

/** A place where something happens, as somebody writes it down; without a slug, its name gives one. */
export const NewPlace = z
	.strictObject({
		slug: Slug.optional(),
		name: line(160),
		/** A word of the data such as `museum` or `room`; not shown to readers. */
		kind: Slug,
		sentence: Words.nullable(),
		/** How to come in: step-free, lift, hearing loop. */
		access: Words.nullable().default(null),
		/** The slug of the organisation that keeps it. */
		organization: Slug.nullable(),
		locality: line(120).nullable(),
		postcode: line(12).nullable().default(null),
		address: line(240).nullable(),
		...point,
		website: webAddress.nullable().default(null),
		picture: Picture.nullable().default(null),
		fictional: z.boolean().default(false)
	})
	.refine(isPoint, half);
type Whole = z.output<typeof NewPlace>;
export type NewPlace = Given<Whole, 'slug' | 'access' | 'postcode' | 'website' | 'picture' | 'fictional'>;

/** Where something is. */
export type PlaceCard = Readonly<{
	id: string;
	slug: string;
	name: string;
	locality: string | null;
	address: string | null;
	lat: number | null;
	lon: number | null;
}>;

/** A place of the directory, with the name of who keeps it; `deletedAt`: in the trash since. */
export type Place = Readonly<Whole> &
	PlaceCard &
	Readonly<{ organizationName: string | null; updatedAt: Date; deletedAt: Date | null }>;

/** The place on one line: « Le Quai, rue du Canal 3, La Louvière ». What one part says already is not repeated. */
export function placeLine({ name, address, locality }: Pick<PlaceCard, 'name' | 'address' | 'locality'>): string {
	const parts = [name, address, locality].filter((part): part is string => Boolean(part));
	return parts.filter((part, index) => !parts.some((other, at) => at < index && other.includes(part))).join(', ');
}
