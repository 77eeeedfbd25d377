import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales, type Words as Text } from '#kernel/words.ts';
import type { GivenNewsletter } from './newsletter.ts';

const MOST_BLOCKS = 120;
const MOST_PICTURES = 12;

const words = (most: number, error: string): z.ZodType<Text> =>
	z
		.unknown()
		.refine(
			(given) => {
				const read = Words.safeParse(given);
				return read.success && locales.every((locale) => (read.data[locale]?.length ?? 0) <= most);
			},
			{ error }
		)
		.pipe(Words);

const sectors = z.array(z.string().max(80)).max(20);
const short = words(150, 'newsletter_words_long').nullable();
/** Of the web, or one of the hub's own paths. */
const url = z
	.string()
	.max(2000, { error: 'newsletter_url_wrong' })
	.refine((given) => /^\/(?![/\\])/.test(given) || isWeb(given), { error: 'newsletter_url_wrong' })
	.nullable();

const isWeb = (given: string): boolean => /^https?:\/\//.test(given) && URL.canParse(given);

const Block = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('title'), sectors, words: short }),
	z.strictObject({ kind: z.literal('text'), sectors, words: words(5000, 'newsletter_words_long').nullable() }),
	z.strictObject({ kind: z.literal('picture'), sectors, picture: Picture.nullable(), caption: short, url }),
	z.strictObject({ kind: z.literal('button'), sectors, words: short, url }),
	z.strictObject({ kind: z.enum(['occurrence', 'news']), id: z.uuid() })
]);

/** Checks a newsletter that comes from a form; each issue is the key of its sentence. */
export const NewsletterSchema: z.ZodType<GivenNewsletter> = z.strictObject({
	subject: words(150, 'newsletter_subject_missing'),
	until: z.iso.date({ error: 'newsletter_until_missing' }),
	blocks: z
		.array(Block)
		.max(MOST_BLOCKS, { error: 'newsletter_blocks_many' })
		.refine((all) => all.filter(({ kind }) => kind === 'picture').length <= MOST_PICTURES, {
			error: 'newsletter_blocks_many'
		})
});
