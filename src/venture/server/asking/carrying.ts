import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { db } from '#kernel/server/db.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { numberKindName, stageName } from '../../kinds.ts';
import type { File } from '../files.ts';
import { type FileNumber, numbersOf } from '../numbers.ts';
import type { On } from '../tables.ts';
import { messagesOf, type Question } from './questions.ts';
import type { Carried } from './tables.ts';

/** What may go along with a referral: its words are those that the partner will read. */
export type Carriable = Carried & Readonly<{ key: string }>;

/** Whom a referral is about, and how the partner reaches her: this goes along always. */
export type About = Readonly<{ person: string; name: string; email: string; locale: Locale }>;

/** What she wrote in a question. */
export async function ofQuestion({ id, locale }: Question, on: On = db): Promise<Carriable[]> {
	const said = (await messagesOf(id, on)).filter(({ fromAsker, words }) => fromAsker && words);
	return said.map((one, at) => ({
		key: `message:${one.id}`,
		title: at ? m.asking_carries_more({}, { locale }) : m.asking_carries_question({}, { locale }),
		words: one.words ?? ''
	}));
}

/** The card of a file and its numbers, as far as its reader may see them. */
export async function ofFile(file: File, locale: Locale, on: On = db): Promise<Carriable[]> {
	const { name, sentence, stage, sector, locality, needs } = file;
	const card = [name, sentence, stageName(stage, locale), sector, locality].filter(Boolean).join('\n');
	const numbers = (await numbersOf(file, on)).map((one) => ({
		key: `number:${one.id}`,
		title: numberKindName(one.kind, locale),
		words: numberSaid(one, locale)
	}));
	return [
		{ key: 'card', title: m.asking_carries_card({}, { locale }), words: card },
		...(needs ? [{ key: 'needs', title: m.asking_carries_needs({}, { locale }), words: needs }] : []),
		...numbers
	];
}

/** « 12,5 au 1 octobre 2026 »: jobs are kept in hundredths, money in cents. */
function numberSaid({ kind, value, asOf }: FileNumber, locale: Locale): string {
	const money = kind !== 'jobs';
	const format = money ? ({ style: 'currency', currency: 'EUR' } as const) : { maximumFractionDigits: 2 };
	const number = new Intl.NumberFormat(locale, format).format(value / 100);
	return m.asking_carries_number({ number, day: longDate(noonOf(asOf), locale, 'UTC') }, { locale });
}

/** Name and address, which go along always. */
export const reachedAt = ({ name, email, locale }: About): Carried => ({
	title: m.asking_carries_contact({}, { locale }),
	words: `${name}\n${email}`
});

/** That it is a story, with what is promised of it: she agrees to these words, and the house reads them. */
export const storyFor = ({ locale }: About): Carried => ({
	title: m.asking_carries_story({}, { locale }),
	words: m.asking_carries_story_text({}, { locale })
});

type Asked = Readonly<{ partner: string; asks: string; carries: readonly Carried[]; parts: readonly string[] }>;

/** Of all that somebody is asked to agree to. */
export const hashOf = (asked: Asked): string =>
	createHash('sha256')
		.update(canonicalize({ ...asked }) ?? '')
		.digest('hex');
