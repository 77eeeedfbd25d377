import type { Whole } from './place.schema.ts';
import type { PlaceValues } from './place-fields.ts';

/** Where something is. */
export type PlaceCard = Readonly<{ id: string; slug: string }> &
	Pick<PlaceValues, 'name' | 'locality' | 'address' | 'lat' | 'lon'>;

/** A place of the directory, with the name of who keeps it; `deletedAt`: in the trash since. */
export type Place = Readonly<Whole> &
	PlaceCard &
	Readonly<{ organizationName: string | null; updatedAt: Date; deletedAt: Date | null }>;

/** The place on one line: « Le Quai, rue du Canal 3, La Louvière ». What one part says already is not repeated. */
export function placeLine({ name, address, locality }: Pick<PlaceCard, 'name' | 'address' | 'locality'>): string {
	const parts = [name, address, locality].filter((part): part is string => Boolean(part));
	return parts.filter((part, index) => !parts.some((other, at) => at < index && other.includes(part))).join(', ');
}
