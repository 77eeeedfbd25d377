import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { layers, reactions } from './entries.ts';
import { pollForms } from './forms.ts';

/** `n` numbers a question so that its answer is known; the same `id` sent twice is one message. */
const n = z.int().min(0).max(1_000_000_000).optional();
/** The moment that the sender's picture shows, in milliseconds of the epoch. */
const clock = z.number().min(0).max(8.64e15).optional();
const id = z.uuid().transform((text) => text.toLowerCase());
/** PostgreSQL keeps neither a zero byte nor half of a pair of surrogates: one such text would stop all that is written with it. */
const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const line = (most: number) => z.string().refine(storable).trim().min(1).max(most);

/** What a viewer can ask of a room. */
export const ViewerOrder = z.discriminatedUnion('do', [
	z.strictObject({
		do: z.literal('vote'),
		n,
		clock,
		poll: id,
		choice: z.array(z.string().max(40).refine(storable)).min(1).max(20).readonly(),
		code: z.string().trim().max(20).optional()
	}),
	z.strictObject({ do: z.literal('say'), n, clock, id, name: line(40), text: line(500) }),
	z.strictObject({ do: z.literal('ask'), n, clock, id, name: line(40), text: line(500) }),
	z.strictObject({ do: z.literal('upvote'), n, question: id }),
	z.strictObject({ do: z.literal('react'), reaction: z.enum(reactions), times: z.int().min(1).max(10).default(1) }),
	/** Tells the moment that the picture shows: the delay is measured from it. */
	z.strictObject({ do: z.literal('clock'), clock: z.number().min(0).max(8.64e15) }),
	/** By which station she came, and from which commune (a postcode that she typed). */
	z.strictObject({
		do: z.literal('here'),
		station: z.string().max(80).optional(),
		postcode: z.string().trim().max(12).optional()
	})
]);

const graphic = z
	.strictObject({ name: z.string().max(40), data: z.record(z.string().max(40), z.unknown()) })
	.refine((given) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(given)));

/**
 * `seen`: the version of the room that the sender's screen had shown for long enough to be read. What has changed since, of what an order is
 * about, refuses it in words. Without it (a program) an order is judged by the state alone.
 */
const asked = { n, seen: z.int().min(0).max(1_000_000_000).optional() };

/** What a moderator can ask besides. */
const moderation = [
	/** `waiting` takes a rejection back. */
	z.strictObject({
		do: z.literal('decide'),
		...asked,
		message: id,
		state: z.enum(['shown', 'rejected', 'removed', 'waiting'])
	}),
	z.strictObject({
		do: z.literal('note'),
		...asked,
		author: z
			.string()
			.max(16)
			.regex(/^[0-9a-f]*$/),
		note: line(200)
	}),
	z.strictObject({
		do: z.literal('mute'),
		...asked,
		author: z
			.string()
			.max(16)
			.regex(/^[0-9a-f]*$/),
		minutes: z.int().min(1).max(600)
	}),
	/** Brought in by hand from elsewhere; shown at once, since somebody of the crew has read it. */
	z.strictObject({
		do: z.literal('bring'),
		...asked,
		id,
		what: z.enum(['chat', 'question']),
		name: line(40),
		text: line(500),
		origin: z.enum(['facebook', 'whatsapp', 'mail', 'phone', 'other'])
	}),
	z.strictObject({
		do: z.literal('rule'),
		...asked,
		chat: z.enum(['off', 'approve', 'live']),
		questions: z.enum(['off', 'approve', 'live']),
		slowSeconds: z.int().min(0).max(300),
		reactions: z.boolean()
	}),
	z.strictObject({ do: z.literal('answer'), ...asked, question: id, state: z.enum(['answering', 'answered']) })
] as const;

/** What the control room can ask besides. */
const direction = [
	z.strictObject({ do: z.literal('start'), ...asked }),
	z.strictObject({ do: z.literal('end'), ...asked }),
	z.strictObject({ do: z.literal('segment'), ...asked, segment: id }),
	/**
	 * Takes a cue of the rundown: a graphic goes on air, a poll opens. `question`: of a place for one, which one the screen said it would be. `sure`:
	 * the result of a poll that is still open is meant, which closes it.
	 */
	z.strictObject({
		do: z.literal('take'),
		...asked,
		cue: id,
		question: id.optional(),
		sure: z.literal(true).optional()
	}),
	/** Takes what is not in the rundown: a question, a comment, a result. */
	z.strictObject({
		do: z.literal('show'),
		...asked,
		layer: z.enum(layers),
		graphic,
		seconds: z.int().min(0).max(3600).default(0)
	}),
	z.strictObject({ do: z.literal('clear'), ...asked, layer: z.enum([...layers, 'all']) }),
	z.strictObject({ do: z.literal('panic'), ...asked }),
	z.strictObject({ do: z.literal('close'), ...asked, poll: id }),
	/** Shows the result to everybody; asked from a screen, it can be withheld for some seconds. */
	z.strictObject({ do: z.literal('reveal'), ...asked, poll: id }),
	z.strictObject({ do: z.literal('withhold'), ...asked, poll: id }),
	/** The control room is there: while nobody says so, what is on air leaves it. */
	z.strictObject({ do: z.literal('watch') })
] as const;

export const ModeratorOrder = z.discriminatedUnion('do', [...ViewerOrder.options, ...moderation]);
export const DirectorOrder = z.discriminatedUnion('do', [...ModeratorOrder.options, ...direction]);

export type ViewerOrder = z.input<typeof ViewerOrder>;
export type Order = z.input<typeof DirectorOrder>;
export type CheckedOrder = z.output<typeof DirectorOrder>;

/** What stands in a cue of the rundown. */
const timed = { seconds: z.int().min(0).max(3600).default(0) };
const words = Words.nullable().default(null);
export const CueContent = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('poll'),
		form: z.enum(pollForms),
		question: Words,
		options: z.array(Words).max(10).readonly().default([]),
		most: z.int().min(1).max(10).default(1),
		points: z.int().min(2).max(10).default(5),
		results: z.enum(['live', 'voted', 'revealed']).default('voted'),
		coded: z.boolean().default(false),
		/** Of a quiz: the places of the right options, as texts. */
		right: z.array(z.string().max(3)).max(1).readonly().default([]),
		explanation: words,
		/** Whether it goes on air as a graphic when it is taken. */
		onAir: z.boolean().default(true),
		...timed
	}),
	z.strictObject({ kind: z.literal('graphic'), layer: z.enum(layers), graphic, ...timed }),
	/** A place for the public's best question: which one is chosen when it is taken. */
	z.strictObject({ kind: z.literal('question'), ...timed }),
	/** The result of a poll of this rundown, by its cue. */
	z.strictObject({ kind: z.literal('result'), poll: id, ...timed })
]);
export type CueContent = z.output<typeof CueContent>;
export type NewCueContent = z.input<typeof CueContent>;
