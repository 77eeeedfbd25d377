import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { Slug } from '#network';
import { graphicOf } from './graphics/kinds.ts';
import { isPublicStream } from './picture.ts';
import type { Graphic } from './room/entries.ts';
import { formOf } from './room/forms.ts';
import { CueContent } from './room/orders.schema.ts';
import { isReadable } from './theme.ts';

const colour = z
	.string()
	.trim()
	.toLowerCase()
	.regex(/^#[0-9a-f]{6}$/, { error: 'stage_colour_wrong' });
const short = (most: number) =>
	Words.refine((words) => locales.every((locale) => (words[locale]?.length ?? 0) <= most), {
		error: 'stage_text_long'
	});

/** The looks of a station; what cannot be read on air is refused (4.5:1, WCAG 2.2 SC 1.4.3). */
const Theme = z
	.strictObject({
		primary: colour,
		onPrimary: colour,
		ground: colour,
		onGround: colour,
		mark: z.string().trim().max(24)
	})
	.refine(isReadable, { error: 'stage_contrast_low' });

export const NewStation = z.strictObject({
	name: z.string().trim().min(1, { error: 'stage_name_missing' }).max(80, { error: 'stage_text_long' }),
	slug: z.string().pipe(Slug),
	/** The organisation of the directory that it is, by id. */
	organization: z.uuid().nullable(),
	theme: Theme,
	locale: z.enum(locales),
	/** How late its viewers usually see the studio. */
	delayMs: z
		.int({ error: 'stage_delay_range' })
		.min(0, { error: 'stage_delay_range' })
		.max(60_000, { error: 'stage_delay_range' })
});
export type NewStation = Readonly<z.output<typeof NewStation>>;

const handling = z.enum(['off', 'approve', 'live']);

/** How a show is set up: its picture, its rules to begin with, its stations in order, the first leading. */
export const Settings = z
	.strictObject({
		film: z.uuid().nullable(),
		trailer: z.uuid().nullable(),
		hlsUrl: z
			.string()
			.trim()
			.max(2000, { error: 'stage_hls_wrong' })
			.refine(isPublicStream, { error: 'stage_hls_wrong' })
			.nullable(),
		chat: handling,
		questions: handling,
		slowSeconds: z
			.int({ error: 'stage_slow_range' })
			.min(0, { error: 'stage_slow_range' })
			.max(300, { error: 'stage_slow_range' }),
		reactions: z.boolean(),
		loops: z.boolean(),
		silenceSeconds: z
			.int({ error: 'stage_silence_range' })
			.min(4, { error: 'stage_silence_range' })
			.max(120, { error: 'stage_silence_range' }),
		stations: z.array(z.uuid()).max(20, { error: 'stage_stations_many' })
	})
	.refine(({ film, hlsUrl }) => !film || !hlsUrl, { path: ['hlsUrl'], error: 'stage_picture_two' });
export type Settings = Readonly<z.output<typeof Settings>>;

export const NewSegment = z.strictObject({
	title: short(200),
	seconds: z
		.int({ error: 'stage_seconds_range' })
		.min(0, { error: 'stage_seconds_range' })
		.max(86_400, { error: 'stage_seconds_range' }),
	note: z.string().trim().max(2000, { error: 'stage_text_long' }).nullable()
});

type Wrong = (message: string, path: string) => void;

/** A cue as it may stand in a rundown: what a room takes, a moment that a graphic counts to, and a poll that can be answered. */
export const NewCue = CueContent.superRefine((cue, context) => {
	const wrong: Wrong = (message, path) => context.addIssue({ code: 'custom', message, path: [path] });
	if (cue.kind === 'graphic') checkGraphic(cue.graphic, wrong);
	if (cue.kind === 'poll') checkPoll(cue, wrong);
});

function checkGraphic({ name, data }: Graphic, wrong: Wrong): void {
	if (JSON.stringify(data).length > LARGEST_DATA) wrong('stage_text_long', 'graphic');
	for (const [field, as] of Object.entries(graphicOf(name)?.fields ?? {}))
		if (as === 'time' && typeof data[field] !== 'number') wrong('stage_until_missing', field);
}

function checkPoll(cue: Extract<CueContent, { kind: 'poll' }>, wrong: Wrong): void {
	const { answers, picks, quiz } = formOf(cue);
	const { length } = cue.options;
	if (!short(300).safeParse(cue.question).success) wrong('stage_text_long', 'question');
	if (cue.options.some((option) => !short(120).safeParse(option).success)) wrong('stage_text_long', 'options');
	if (answers === 'options' && length < 2) wrong('stage_options_few', 'options');
	if (answers === 'points' && length !== 0 && length !== 2) wrong('stage_scale_ends', 'options');
	if (answers === 'words' && length) wrong('stage_cloud_options', 'options');
	if (answers === 'options' && picks === 'most' && cue.most > length) wrong('stage_most_range', 'most');
	const right = cue.right.some((place) => Number(place) < length && /^\d$/.test(place));
	if (quiz ? !right : cue.right.length) wrong('stage_right_missing', 'right');
}

const LARGEST_DATA = 8000;

/** A rundown as a file: its cues keep their names, each its own, so that a result finds its poll. */
export const RundownFile = z
	.strictObject({
		rundown: z
			.array(
				NewSegment.safeExtend({ cues: z.array(z.strictObject({ id: z.string().max(60), content: NewCue })).max(300) })
			)
			.max(100)
	})
	.refine(({ rundown }) => {
		const ids = rundown.flatMap(({ cues }) => cues.map(({ id }) => id));
		return new Set(ids).size === ids.length;
	});
