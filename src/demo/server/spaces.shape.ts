import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { NewSpace } from '#spaces';

const slug = z.string().regex(SLUG);

/** The invented houses: what can be booked in them, which room what happens there takes, and the book of a year. */
export const Spaces = z.strictObject({
	spaces: z.array(NewSpace),
	/** The space that what happens in a place takes. */
	rooms: z.record(slug, slug),
	/** What somebody books again and again, in the weeks before and after this one. */
	book: z.array(
		z.strictObject({
			space: slug,
			/** 1 is Monday. */
			weekdays: z.array(z.int().min(1).max(7)),
			/** Every so many weeks. */
			every: z.int().min(1).max(8),
			start: z.string().regex(/^\d{2}:\d{2}$/),
			minutes: z.int().positive(),
			quantity: z.int().positive(),
			person: slug,
			purpose: z.string().nullable()
		})
	)
});
