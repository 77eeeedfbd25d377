import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { questions } from '../topics.ts';
import { linkTo } from './links.ts';
import type { Question } from './questions.ts';

/** « mardi 8 décembre 2026 » */
export const daySaid = (day: string, locale: Locale): string => longDate(noonOf(day), locale, 'UTC');

type Writing = Readonly<{
	to: string;
	person: string | null;
	locale: Locale;
	words: 'hub' | 'people';
	/** For its reader alone: it quotes what was written, or its link opens that. */
	confidential?: true;
	subject: string;
	parts: readonly string[];
	/** Our own path. */
	path: string;
	/** The question that waits for its reader, who is told of these in her own rhythm. */
	waits?: string;
}>;

/** Posts a letter of some sentences and a link. */
export async function writeTo(tx: Tx, { parts, path, locale, waits, ...letter }: Writing): Promise<void> {
	const { name } = await hub();
	const gist = [...parts, publicUrl() + href(path, locale)].join('\n\n');
	const text = [m.kernel_hello({}, { locale }), gist, `${name}\n`].join('\n\n');
	const told = waits ? { told: { topic: questions, gist, about: ref('venture_question', waits) } } : {};
	await post(tx, { ...letter, ...told, locale, text });
}

/** Says to whoever asks that her question has come, with the link of her thread. It quotes nothing: the address may be a stranger's. */
export async function writeAsked(tx: Tx, { id, asker, email, locale, dueDay }: Question): Promise<void> {
	const { name } = await hub();
	const said = { hub: name, day: dueDay ? daySaid(dueDay, locale) : '' };
	await writeTo(tx, {
		...{ to: email, person: asker, locale, words: 'hub', confidential: true },
		subject: m.asking_letter_asked_subject(said, { locale }),
		parts: [m.asking_letter_asked(said, { locale }), m.asking_letter_asked_link({}, { locale })],
		path: `/talk/${linkTo('thread', id)}`
	});
}

/** Sends an answer to whoever asked. */
export async function writeAnswer(tx: Tx, question: Question, words: string): Promise<void> {
	const { id, asker, email, locale, welcomerName: name, organizationName: organization } = question;
	await writeTo(tx, {
		...{ to: email, person: asker, locale, words: 'people', confidential: true },
		subject: m.asking_letter_answer_subject({ name }, { locale }),
		parts: [
			m.asking_letter_answer({ name, organization }, { locale }),
			words,
			m.asking_letter_answer_link({}, { locale })
		],
		path: `/talk/${linkTo('thread', id)}`
	});
}

/** Tells whoever asked that somebody else answers her. */
export async function writeGiven(tx: Tx, question: Question): Promise<void> {
	const { id, asker, email, locale, welcomerName: name, organizationName: organization, dueDay } = question;
	const said = { name, organization, day: daySaid(dueDay ?? '', locale) };
	await writeTo(tx, {
		...{ to: email, person: asker, locale, words: 'people', confidential: true },
		subject: m.asking_letter_given_subject({ name }, { locale }),
		parts: [m.asking_letter_given(said, { locale })],
		path: `/talk/${linkTo('thread', id)}`
	});
}

/** Tells whoever answers a question that it waits for her: it is new, or its time is nearly over. Nothing of what was asked is in it. */
export async function writeWaits(tx: Tx, question: Question, why: 'asked' | 'soon'): Promise<void> {
	const person = await personById(question.welcomer, tx);
	if (!person?.email) return;
	const { locale } = person;
	const { name } = await hub();
	const said = { hub: name, day: question.dueDay ? daySaid(question.dueDay, locale) : '' };
	const [subject, text] =
		why === 'asked'
			? [m.asking_letter_waits_subject, m.asking_letter_waits]
			: [m.asking_letter_soon_subject, m.asking_letter_soon];
	await writeTo(tx, {
		...{ to: person.email, person: person.id, locale, words: 'hub' },
		subject: subject(said, { locale }),
		parts: [text(said, { locale })],
		...{ path: `/desk/ventures/questions/${question.id}`, waits: question.id }
	});
}
