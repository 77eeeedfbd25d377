import { type Locale, say } from '#kernel/words.ts';
import { placeLine } from '#network';
import type { Listing } from './occurrence.ts';

type At<Place> = Readonly<{ place: Place | null; space: Listing['occurrence']['space'] }>;

/** Where a séance is, as short as a list has room for: « Grande salle, Le Quai ». Empty when nobody has said it. */
export const whereName = ({ place, space }: At<{ name: string }>, locale: Locale): string =>
	[space && say(space.name, locale).text, place?.name].filter(Boolean).join(', ');

/** The same with the address: « Grande salle, Le Quai, rue du Canal 3, La Louvière ». */
export const whereLine = ({ place, space }: At<NonNullable<Listing['occurrence']['place']>>, locale: Locale): string =>
	place ? placeLine({ ...place, name: whereName({ place, space }, locale) }) : '';
