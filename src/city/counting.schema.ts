import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { locales } from '#kernel/words.ts';
import { MOST_LINES, MOST_SECONDS } from './counting.ts';
import { audiences } from './kinds.ts';

const code = z.string().regex(/^[A-Z0-9]{4}$/);

const Line = z
	.strictObject({
		...{ day: z.iso.date(), stop: code, locale: z.enum(locales), audience: z.enum(audiences) },
		...{ arrived: z.boolean(), from: code.nullable(), seconds: z.int().min(0).max(MOST_SECONDS) }
	})
	.refine(({ arrived, from, stop }) => from === null || (arrived && from !== stop));

/** What a device tells at once of one trail. `receipt`: made for it alone, and the same when it is sent again. */
export const Counts = z.strictObject({
	...{ receipt: z.uuid(), trail: z.string().regex(SLUG).max(200) },
	lines: z.array(Line).min(1).max(MOST_LINES)
});
export type Counts = Readonly<z.output<typeof Counts>>;
