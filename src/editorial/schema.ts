import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales, type Words as Text } from '#kernel/words.ts';
import type { GivenNews } from './news.ts';
import { conformances, type GivenPage, methods, type Statement } from './page.ts';

const slug = z
	.string({ error: 'editorial_slug_wrong' })
	.max(80, { error: 'editorial_slug_wrong' })
	.regex(SLUG, { error: 'editorial_slug_wrong' });
const date = z.iso.date({ error: 'editorial_date_wrong' });

/** A text in several languages that must be there; what is wrong is said under one key. */
const words = (missing: string, max: number): z.ZodType<Text> =>
	z.unknown().transform((given, context) => {
		const read = Words.safeParse(given);
		const long = read.success && locales.some((locale) => (read.data[locale]?.length ?? 0) > max);
		if (read.success && !long) return read.data;
		context.addIssue({ code: 'custom', message: long ? 'editorial_too_long' : missing });
		return z.NEVER;
	});

const title = words('editorial_title_missing', 200);
const body = words('editorial_body_missing', 20_000);

const GivenStatement: z.ZodType<Statement> = z.strictObject({
	conformance: z.enum(conformances, { error: 'editorial_choose' }),
	method: z.enum(methods, { error: 'editorial_choose' }),
	assessed: date,
	reviewed: date.nullable(),
	gaps: Words.nullable(),
	email: z.email({ error: 'editorial_email_wrong' }).max(254, { error: 'editorial_email_wrong' }).nullable(),
	enforcement: Words.nullable()
});

/** Checks a page that comes from a form or a file; each issue is the key of its sentence. */
export const PageSchema: z.ZodType<GivenPage> = z.strictObject({
	slug,
	words: z.strictObject({ title, body }).nullable(),
	statement: GivenStatement.nullable(),
	published: z.boolean()
});

/** Checks a piece of news that comes from a form or a file; each issue is the key of its sentence. */
export const NewsSchema: z.ZodType<GivenNews> = z.strictObject({
	slug,
	title,
	summary: words('editorial_summary_missing', 400),
	body,
	picture: Picture.nullable(),
	sectors: z.array(z.string().max(80)).max(20),
	organization: z.uuid().nullable(),
	authorShown: z.boolean(),
	publishedAt: z.date({ error: 'editorial_date_wrong' }).nullable()
});
