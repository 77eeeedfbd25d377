import { z } from 'zod';
import { typedText } from '#kernel/typed.ts';
import type { Name } from '#kernel/words.ts';
import { m } from '#messages';
import { type SpokenLanguage, spokenLanguages } from '../mentors/mentor.ts';

/** How a question is answered: in words, from 1 to 5, by yes or no. */
export const questionKinds = ['text', 'scale', 'yes_no'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export type Question = Readonly<{ kind: QuestionKind; words: string }>;
/** Of each question in its order; null where she did not answer it. */
export type Answers = readonly (string | null)[];

/** How old a tester says she is: adults alone. */
export const ageBands = ['18-24', '25-39', '40-59', '60+'] as const;
export type AgeBand = (typeof ageBands)[number];

export type PlaytestState = 'draft' | 'open' | 'closed';

const kindNames: Readonly<Record<QuestionKind, Name>> = {
	text: m.playtests_kind_text,
	scale: m.playtests_kind_scale,
	yes_no: m.playtests_kind_yes_no
};
const stateNames: Readonly<Record<PlaytestState, Name>> = {
	draft: m.playtests_state_draft,
	open: m.playtests_state_open,
	closed: m.playtests_state_closed
};
const bandNames: Readonly<Record<AgeBand, Name>> = {
	'18-24': m.playtests_age_18,
	'25-39': m.playtests_age_25,
	'40-59': m.playtests_age_40,
	'60+': m.playtests_age_60
};
export const questionKindName = (kind: QuestionKind): string => kindNames[kind]({});
export const playtestStateName = (state: PlaytestState): string => stateNames[state]({});
export const ageBandName = (band: AgeBand): string => bandNames[band]({});

/** The oldest that somebody of a band can be. */
const oldest: Readonly<Record<AgeBand, number>> = { '18-24': 24, '25-39': 39, '40-59': 59, '60+': 120 };

/** Whether somebody is surely too young: by her year of birth, of which all of the year counts, else by the band that she said. */
export const tooYoung = (
	minAge: number,
	{ birthYear, band }: Readonly<{ birthYear: number | null; band: AgeBand | null }>,
	year = new Date().getFullYear()
): boolean => (birthYear !== null ? year - birthYear < minAge : band !== null && oldest[band] < minAge);

/** Whether a playtest fits a tester: her age may do, and she speaks one of its languages, or none is asked for. */
export const fits = (
	{ minAge, languages }: Readonly<{ minAge: number; languages: readonly SpokenLanguage[] }>,
	tester: Readonly<{ birthYear: number | null; band: AgeBand; languages: readonly SpokenLanguage[] }>,
	year = new Date().getFullYear()
): boolean =>
	!tooYoung(minAge, tester, year) &&
	(!languages.length || !tester.languages.length || languages.some((one) => tester.languages.includes(one)));

const MOST = 4000;
const line = (most: number) =>
	z
		.string({ error: 'venture_text_missing' })
		.trim()
		.min(1, { error: 'venture_text_missing' })
		.max(most, { error: 'venture_text_long' });
const maybe = (most: number) =>
	z
		.string()
		.trim()
		.max(most, { error: 'venture_text_long' })
		.transform((given) => given || null)
		.nullable()
		.default(null);
const languages = z.array(z.enum(spokenLanguages)).max(spokenLanguages.length).default([]);

const Slot = z
	.strictObject({
		startsAt: z.date({ error: 'playtests_time_wrong' }),
		endsAt: z.date({ error: 'playtests_time_wrong' }),
		places: z.coerce
			.number()
			.int({ error: 'playtests_places_wrong' })
			.min(1, { error: 'playtests_places_wrong' })
			.max(60, { error: 'playtests_places_wrong' })
	})
	.refine(({ startsAt, endsAt }) => endsAt > startsAt && +endsAt - +startsAt <= 86_400_000, {
		error: 'playtests_time_wrong'
	});

/** What is to be tried out; of an organisation that she answers for, or of a file that is hers. An issue's message, in this and what follows, is the key of its sentence. */
export const NewPlaytest = z
	.strictObject({
		organization: z.uuid().nullable().default(null),
		file: z.uuid().nullable().default(null),
		title: line(140),
		words: line(MOST),
		link: z
			.url({ protocol: /^https$/, error: 'playtests_link_wrong' })
			.max(500)
			.nullable()
			.default(null),
		place: z.uuid().nullable().default(null),
		details: maybe(600),
		seeks: line(600),
		minAge: z.coerce
			.number()
			.int({ error: 'playtests_age_wrong' })
			.min(18, { error: 'playtests_age_wrong' })
			.max(99, { error: 'playtests_age_wrong' }),
		languages,
		nda: maybe(8000),
		slots: z.array(Slot).min(1, { error: 'playtests_slots_missing' }).max(12, { error: 'playtests_slots_missing' }),
		questions: z
			.array(z.strictObject({ kind: z.enum(questionKinds), words: line(300) }))
			.max(8)
			.default([])
	})
	.refine(({ organization, file }) => (organization === null) !== (file === null), {
		path: ['company'],
		error: 'briefs_company_missing'
	})
	.refine(({ link, place }) => (link === null) !== (place === null), {
		path: ['link'],
		error: 'playtests_where_missing'
	});
export type NewPlaytest = Readonly<z.output<typeof NewPlaytest>>;

export const NewTester = z.strictObject({
	likes: line(600),
	ageBand: z.enum(ageBands, { error: 'playtests_band_missing' }),
	languages
});
export type NewTester = Readonly<z.output<typeof NewTester>>;

const answerTo: Readonly<Record<QuestionKind, z.ZodType<string | null>>> = {
	text: maybe(2000),
	scale: z.enum(['1', '2', '3', '4', '5']).nullable(),
	yes_no: z.enum(['yes', 'no']).nullable()
};

/** What a form sends as answers to questions: what is none of those that a question knows is no answer. Null when nothing at all is answered. */
export function answersTo(questions: readonly Question[], given: (index: number) => string): Answers | null {
	const answers = questions.map(({ kind }, index) => {
		const said = typedText(given(index).slice(0, 2000));
		return answerTo[kind].safeParse(said).data ?? null;
	});
	return answers.some((one) => one !== null) ? answers : null;
}
