import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { isPoint, point, Slug } from './organization.ts';

/** A place where something happens, as somebody writes it down. */
export const NewPlace = z
	.strictObject({
		slug: Slug,
		name: z.string().trim().min(1).max(160),
		/** A word of the data such as `museum` or `room`; not shown to readers. */
		kind: Slug,
		sentence: Words.nullable(),
		/** The slug of the organisation that keeps it. */
		organization: Slug.nullable(),
		locality: z.string().trim().min(1).max(120).nullable(),
		address: z.string().trim().min(1).max(240).nullable(),
		...point,
		fictional: z.boolean().default(false)
	})
	.refine(isPoint, { error: 'a point has both lat and lon' });
export type NewPlace = Readonly<z.infer<typeof NewPlace>>;

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

export type Place = PlaceCard & Readonly<{ kind: string; sentence: NewPlace['sentence']; fictional: boolean }>;

/** The place on one line: « Le Quai, rue du Canal 3, La Louvière ». What one part says already is not repeated. */
export function placeLine({ name, address, locality }: Pick<PlaceCard, 'name' | 'address' | 'locality'>): string {
	const parts = [name, address, locality].filter((part): part is string => Boolean(part));
	return parts.filter((part, index) => !parts.some((other, at) => at < index && other.includes(part))).join(', ');
}
