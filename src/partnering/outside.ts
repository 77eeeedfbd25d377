import { z } from 'zod';
import { forges, typedLine, typedText } from '#kernel/typed.ts';
import { locales } from '#kernel/words.ts';
import { identifierIn } from '#network';
import { besideDirection, besideSheet, line, NewProposal, sheeted, sought } from './proposal.ts';

/** What whoever is outside does with a code alone: puts words down, confirms them, or has what is kept about her erased. */
export type SigningAct = 'propose' | 'confirm' | 'erase';

const named = (most: number) =>
	z
		.string({ error: 'partnering_text_missing' })
		.transform(typedLine)
		.pipe(
			z
				.string()
				.min(1, { error: 'partnering_text_missing' })
				.max(most, { error: 'partnering_text_long' })
				.refine((text) => !forges(text), { error: 'partnering_line_wrong' })
		);

const Email = z
	.string()
	.trim()
	.toLowerCase()
	.pipe(z.email({ error: 'partnering_email_wrong' }).max(254, { error: 'partnering_email_wrong' }));

const holds = ({ country, number }: Readonly<{ country: string; number: string | null }>): boolean =>
	number === null || identifierIn(country, number) !== null;
const beside = { path: ['number'], error: 'partnering_number_wrong' };

/** What an organisation says of itself that is not in the directory. */
const who = {
	name: named(160),
	person: named(120),
	country: z.string().regex(/^[A-Z]{2}$/, { error: 'partnering_country_missing' }),
	number: z
		.string()
		.trim()
		.max(40, { error: 'partnering_number_wrong' })
		.transform((given) => given || null)
		.nullable()
		.default(null)
};

/** The same with its first message. An issue's message is the key of its sentence. */
export const OutsideAnswer = z.strictObject({ ...who, words: line(4000).transform(typedText) }).refine(holds, beside);
export type OutsideAnswer = Readonly<z.output<typeof OutsideAnswer>>;

/** The same from whoever comes by herself: where she reads letters, and in which language. */
export const OutsideInterest = z
	.strictObject({ ...OutsideAnswer.shape, email: Email, locale: z.enum(locales) })
	.refine(holds, beside);
export type OutsideInterest = Readonly<z.output<typeof OutsideInterest>>;

const { direction, kind, sectors, locality, languages, until, sheet } = NewProposal.shape;
const put = {
	...{ ...who, title: named(140), needs: line(4000).transform(typedText) },
	...{ direction, kind, sectors, locality, languages, until, sheet }
};

/** What an organisation abroad offers or seeks, and who it is: for everybody, and under its name. */
export const Submitted = z
	.strictObject(put)
	.refine(holds, beside)
	.refine(sought, besideDirection)
	.refine(sheeted, besideSheet);
export type Submitted = Readonly<z.output<typeof Submitted>>;

/** The same, and where whoever writes for it reads letters, and in which language. */
export const Submission = z
	.strictObject({ ...put, email: Email, locale: z.enum(locales) })
	.refine(holds, beside)
	.refine(sought, besideDirection)
	.refine(sheeted, besideSheet);
export type Submission = Readonly<z.output<typeof Submission>>;

/** Whom one invites to answer, and in which language she is written to. */
export const OutsideInvitation = z.strictObject({ email: Email, locale: z.enum(locales) });
export type OutsideInvitation = Readonly<z.output<typeof OutsideInvitation>>;
