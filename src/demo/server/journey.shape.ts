import { z } from 'zod';
import { NewNumbers, Problem } from '#journey';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';

const slug = z.string().regex(SLUG);
const degree = z.int().min(1).max(7);
/** How desirable and how feasible it seems. */
const wish = z.tuple([degree, degree]);

/** How far somebody has played: as a policy plays, with a seed, until so many choices into a chapter. What she chose is played when the hub is loaded. */
const player = {
	person: slug,
	seed: z.int().min(0),
	policy: z.enum(['random', 'greedy', 'lean', 'burnout']),
	chapter: slug,
	more: z.int().min(0).max(60),
	before: wish,
	after: wish.nullable()
};

const Host = z.strictObject({
	person: slug,
	mentor: z.boolean(),
	coach: z.boolean(),
	about: Words,
	languages: z.array(z.enum(locales)).min(1)
});

/** `days` from the nearest Wednesday on are proposed; none: it took place as the hub was loaded, and both sides said so. */
const Meeting = z.strictObject({
	person: slug,
	host: slug,
	about: z.string(),
	days: z.array(z.int()),
	start: z.string().regex(/^\d\d:\d\d$/),
	place: z.string().nullable(),
	lines: z.string().nullable()
});

const Canvas = z.strictObject({
	person: slug,
	problem: Problem.nullable(),
	numbers: NewNumbers.nullable(),
	/** Each with its block and its colour. */
	notes: z.array(z.tuple([z.string(), z.string(), z.enum(['gold', 'green', 'sky', 'brick', 'plum'])])),
	/** `coach` null: the hub's team is asked; `accepted` null: nobody has answered yet. */
	review: z.strictObject({
		coach: slug.nullable(),
		accepted: z.boolean().nullable(),
		hypotheses: z.int(),
		missing: z.string().nullable(),
		comments: z.record(z.string(), z.string())
	})
});

/** The invented players of the journey. */
export const Journey = z.strictObject({
	/** Where the story is, in the folder of the demonstration. */
	folder: z.string(),
	hosts: z.array(Host),
	/** To these the three players have never been, but where `came` says so: what was noted there stands, or was struck off. */
	activities: z.array(slug),
	players: z.array(z.strictObject({ ...player, came: z.enum(['stands', 'struck']).nullable() })),
	meetings: z.array(Meeting),
	canvases: z.array(Canvas),
	crowd: z.array(z.strictObject(player))
});
