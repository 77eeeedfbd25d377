import { type Drawn, posterOf } from '#kernel/drawn.ts';
import type { Picture } from '#kernel/picture.ts';
import { type Locale, said } from '#kernel/words.ts';
import {
	type Listing,
	type Occurrence,
	type OfferingCard,
	type Standing,
	standing,
	standingName
} from './occurrence.ts';
import { whereName } from './where.ts';

type Shown = 'id' | 'startsAt' | 'endsAt' | 'timeZone' | 'status' | 'mode' | 'theme';

/** What a list shows of an occurrence, in one language: the rest need not travel to the browser. */
export type OccurrenceRow = Readonly<{
	occurrence: Pick<Occurrence, Shown> & { place: Readonly<{ name: string }> | null };
	offering: Pick<OfferingCard, 'slug' | 'kind' | 'area' | 'fictional' | 'title' | 'audience'>;
	picture: Picture | null;
	/** What stands there without one: each séance of a series has its own. */
	drawn: Drawn;
	/** How it stands, said here: the words for all that may be need not travel either. */
	standing: Readonly<{ is: Standing; said: string }>;
}>;

/** So many signs of an id tell things apart: a whole one is what compresses worst on the home page. */
const TELLS = 8;

/** An occurrence as a list shows it to a reader. */
export function rowOf({ occurrence, offering }: Listing, locale: Locale): OccurrenceRow {
	const now = new Date();
	const { id, startsAt, endsAt, timeZone, status, mode, theme, place, space } = occurrence;
	const { slug, kind, area, fictional, title, audience, picture, sectors } = offering;
	const when = { id, startsAt, endsAt, timeZone, status, mode };
	return {
		occurrence: {
			...when,
			theme: theme && said(theme, locale),
			place: place && { name: whereName({ place, space }, locale) }
		},
		picture: picture && { ...picture, alt: said(picture.alt, locale) },
		drawn: posterOf(sectors[0] ?? area, id.slice(-TELLS)),
		offering: { slug, kind, area, fictional, title: said(title, locale), audience: audience && said(audience, locale) },
		standing: { is: standing(occurrence, now), said: standingName(occurrence, now, locale) }
	};
}
