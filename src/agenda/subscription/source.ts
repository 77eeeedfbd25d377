import { z } from 'zod';
import { CalendarAddress } from '#exchange';
import { locales } from '#kernel/words.ts';
import { Slug } from '#network';
import { offeringAreas, offeringKinds } from '../offering.ts';

/** A partner's calendar to read, and what its events become here. */
export const NewSource = z.strictObject({
	/** The slug of the organisation whose calendar it is. */
	organization: Slug,
	url: CalendarAddress,
	/** The language that its events are written in. */
	locale: z.enum(locales),
	kind: z.enum(offeringKinds),
	area: z.enum(offeringAreas),
	sectors: z.array(Slug).max(20),
	/** The slug of the place for events that name none that is known. */
	place: Slug.nullable(),
	/** Whether its events are shown to everybody at once, or wait as drafts. */
	published: z.boolean()
});
export type NewSource = Readonly<z.input<typeof NewSource>>;

/** Why a calendar could not be read, as a sentence's key with what it holds. */
export type SourceError = Readonly<{ code: string; params: Readonly<Record<string, string | number>> }>;

export type Source = Readonly<
	Omit<NewSource, 'organization' | 'place'> & {
		id: string;
		organization: Readonly<{ id: string; slug: string; name: string }>;
		place: Readonly<{ slug: string; name: string }> | null;
		error: SourceError | null;
		/** Events that could not be read: the line of the file, the UID, and the code of the reason. */
		problems: readonly Readonly<{ line: number; uid: string; code: string }>[];
		askedAt: Date | null;
		readAt: Date | null;
		pausedAt: Date | null;
		/** How many séances come from it and are still to come. */
		coming: number;
		/** How many that were to come have gone from it, and are cancelled here. */
		vanished: number;
	}
>;
