import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales, type Words as Text } from '#kernel/words.ts';

const MOST_OFFERINGS = 10;

const words = (most: number, missing: string, long: string): z.ZodType<Text> =>
	z
		.unknown()
		.refine((given) => Words.safeParse(given).success, { error: missing })
		.pipe(Words)
		.refine((text) => locales.every((locale) => (text[locale]?.length ?? 0) <= most), { error: long });

/** What a form says of a way; each issue is the key of its sentence. */
export const NewWay = z.strictObject({
	title: words(160, 'completion_way_title_missing', 'completion_way_title_long'),
	summary: words(1000, 'completion_way_summary_missing', 'completion_way_summary_long'),
	organization: z.string().min(1, { error: 'completion_way_organization' }).max(80),
	fictional: z.boolean().default(false)
});
export type NewWay = z.infer<typeof NewWay>;

/** A step: one activity or one of several, and the steps that come before it, by their ids. */
export const NewStep = z.strictObject({
	title: words(160, 'completion_way_title_missing', 'completion_way_title_long').nullable(),
	offerings: z
		.array(z.uuid({ error: 'completion_step_offerings' }))
		.min(1, { error: 'completion_step_offerings' })
		.max(MOST_OFFERINGS, { error: 'completion_step_many' }),
	needs: z.array(z.uuid()).max(50)
});
export type NewStep = z.infer<typeof NewStep>;
