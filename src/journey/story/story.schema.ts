import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { compSchema, idSchema } from '../game/content.schema.ts';

/** When a challenge of the real hub is closed; the same kinds of node as learning's requirements have. */
export type QuestTree =
	| Readonly<{ is: 'all' | 'oneOf'; of: readonly QuestTree[] }>
	| Readonly<{ is: 'atLeast'; n: number; of: readonly QuestTree[] }>
	/** Present at any séance of that activity, or of one of its series. */
	| Readonly<{ is: 'attended'; activity: string }>
	/** The canvas of the run is filled, and a coach has reviewed it. */
	| Readonly<{ is: 'canvas'; blocks: number; hypotheses: number }>
	/** Both sides confirmed a meeting. */
	| Readonly<{ is: 'met'; as: 'mentor' | 'anybody' }>;

const of = z
	.array(z.lazy(() => tree))
	.min(1)
	.max(20);
const tree: z.ZodType<QuestTree> = z.union([
	z.strictObject({ is: z.enum(['all', 'oneOf']), of }),
	z.strictObject({ is: z.literal('atLeast'), n: z.int().min(1).max(20), of }),
	z.strictObject({ is: z.literal('attended'), activity: idSchema }),
	z.strictObject({ is: z.literal('canvas'), blocks: z.int().min(1).max(9), hypotheses: z.int().min(0).max(20) }),
	z.strictObject({ is: z.literal('met'), as: z.enum(['mentor', 'anybody']) })
]);

const quest = z.strictObject({
	key: idSchema,
	chapter: idSchema,
	comp: z.array(compSchema).max(5).default([]),
	tree
});
export type Quest = Readonly<z.infer<typeof quest>>;

const source = z.strictObject({
	key: idSchema,
	title: Words,
	url: z.url({ protocol: /^https?$/ }).max(2000),
	checkedAt: z.iso.date(),
	/** Whether somebody could check what the story says of it; if not, it is a question to ask. */
	checked: z.boolean().default(true)
});
export type Source = Readonly<z.infer<typeof source>>;

/** story.json: what a story is made of. */
export const storySchema = z.strictObject({
	story: idSchema,
	title: Words,
	summary: Words,
	chapters: z
		.array(z.strictObject({ id: idSchema, minutes: z.int().min(1).max(300), aside: z.boolean().optional() }))
		.min(1)
		.max(30),
	cast: z.array(z.strictObject({ id: idSchema, portrait: idSchema.nullable() })).max(60),
	scenes: z.array(idSchema).max(60),
	quests: z.array(quest).max(30),
	sources: z.array(source).max(100).default([])
});
export type StoryFile = Readonly<z.infer<typeof storySchema>>;

/** words/LOCALE.json: the words of one language, by key. */
export const stringsSchema = z.record(z.string().max(130), z.string().max(4000));
/** words/glossary.json: a French word and what it is called in other languages. */
export const glossarySchema = z.record(
	z.string().min(1).max(60),
	z.partialRecord(z.enum(locales.slice(1)), z.string().min(1).max(80))
);
