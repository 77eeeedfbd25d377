import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { Slug } from '#network';
import { readCode } from '../classes/code.ts';

const words = (missing: string) =>
	z
		.unknown()
		.refine((given) => Words.safeParse(given).success, { error: missing })
		.pipe(Words);

/** A challenge as an organisation proposes it; an issue's message is the key of its sentence. */
export const NewChallenge = z.strictObject({
	organization: Slug,
	title: words('programmes_title_missing'),
	question: words('programmes_question_missing'),
	context: Words.nullable(),
	gives: Words.nullable(),
	untilDay: z.iso.date({ error: 'programmes_day_wrong' }).nullable(),
	contact: z.string().trim().min(1).max(200, { error: 'programmes_text_long' }).nullable(),
	fictional: z.boolean().default(false)
});
export type NewChallenge = Readonly<z.output<typeof NewChallenge>>;

export const NewTeam = z.strictObject({
	name: z.string().trim().min(1, { error: 'programmes_team_missing' }).max(80, { error: 'programmes_team_missing' })
});

/** The code by which one joins a team, as it was typed. */
export const TeamCode = z.strictObject({
	code: z
		.string()
		.max(100, { error: 'programmes_team_code_wrong' })
		.transform(readCode)
		.refine(Boolean, { error: 'programmes_team_code_wrong' })
});

export const NewResult = z
	.strictObject({
		result: Words.nullable(),
		url: z
			.url({ protocol: /^https?$/, error: 'programmes_url_wrong' })
			.max(2000, { error: 'programmes_url_wrong' })
			.nullable()
	})
	.refine(({ result }) => result !== null, { path: ['result'], error: 'programmes_result_missing' });
