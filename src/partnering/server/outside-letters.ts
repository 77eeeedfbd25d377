import { href } from '#kernel/address.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { SigningAct } from '../outside.ts';
import type { Letter } from './letters.ts';
import { linkTo } from './links.ts';
import { type OutsideParty, outsideById } from './outsides.ts';

/** `who`: the other side as this one knows it. `quoted`: what was written, or what stands there in its language. `path`: our own. `reply`: where an answer by e-mail goes. */
type About = Readonly<{
	letter: Letter;
	title: string;
	who?: string | null;
	quoted?: string | ((locale: Locale) => Promise<string>);
	wordsOf?: string | null;
	day?: string;
	reply?: string;
	path: (party: OutsideParty) => string;
}>;

/** Our own path of a talk, for an outside party. */
export const outsidePath = (interest: string, { id, links }: Pick<OutsideParty, 'id' | 'links'>): string =>
	`/partnering/abroad/${linkTo('talk', { about: interest, person: id, until: String(links) })}`;

/** The same of a proposal of its own. */
export const ownPath = (proposal: string, { id, links }: Pick<OutsideParty, 'id' | 'links'>): string =>
	`/partnering/abroad/own/${linkTo('own', { about: proposal, person: id, until: String(links) })}`;

/** Writes to an outside party, in its language: what is new, and how to answer without an account. */
export async function writeToOutside(tx: Tx, outside: string, about: About): Promise<void> {
	const party = await outsideById(outside, tx);
	if (!party?.email) return;
	const { locale } = party;
	const { title, day, quoted } = about;
	const who = about.who ?? m.partnering_somebody({}, { locale });
	const said = { title, who, day: day ? longDate(noonOf(day), locale, (await hub()).timeZone) : '' };
	await writeTo(tx, party, {
		subject: m[`partnering_letter_${about.letter}_subject`](said, { locale }),
		parts: [
			m[`partnering_letter_${about.letter}`](said, { locale }),
			...(quoted ? [typeof quoted === 'string' ? quoted : await quoted(locale)] : []),
			publicUrl() + href(about.path(party), locale),
			...(about.reply ? [m.partnering_letter_reply({}, { locale })] : []),
			m.partnering_letter_outside({}, { locale })
		],
		...(about.reply ? { reply: about.reply } : {}),
		...(about.wordsOf ? { wordsOf: about.wordsOf } : {})
	});
}

/** Sends the link of a talk, or of a proposal of its own, again. @param path to which of them, our own */
export async function writeLink(
	tx: Tx,
	party: OutsideParty,
	{ path, title }: Readonly<{ path: string; title: string }>
): Promise<void> {
	const { locale } = party;
	await writeTo(tx, party, {
		subject: m.partnering_letter_link_subject({ title }, { locale }),
		parts: [
			m.partnering_letter_link({ title }, { locale }),
			publicUrl() + href(path, locale),
			m.partnering_letter_outside({}, { locale })
		]
	});
}

const codeWords: Readonly<Record<SigningAct, (said: { title: string }, options: { locale: Locale }) => string>> = {
	propose: m.partnering_letter_code_propose,
	confirm: m.partnering_letter_code_confirm,
	erase: m.partnering_letter_code_erase
};

type Code = Readonly<{ act: SigningAct; code: string; minutes: number; title: string; words: string }>;

/** Sends the code with which an outside party signs, and the very words that it signs. No link: whoever asked for it is on the page. */
export async function writeCode(
	tx: Tx,
	party: OutsideParty,
	{ act, code, minutes, title, words }: Code
): Promise<void> {
	const { locale } = party;
	await writeTo(tx, party, {
		subject: m.partnering_letter_code_subject({ title }, { locale }),
		parts: [
			codeWords[act]({ title }, { locale }),
			...(words ? [words] : []),
			m.partnering_letter_code({ code, minutes }, { locale }),
			m.partnering_letter_code_not({}, { locale })
		]
	});
}

/** Sends what is kept about an outside party to its own address. */
export async function writeData(tx: Tx, party: OutsideParty, kept: object): Promise<void> {
	const { locale } = party;
	const { name } = await hub();
	const content = Buffer.from(JSON.stringify(kept, null, '\t'));
	await writeTo(tx, party, {
		subject: m.partnering_letter_data_subject({ hub: name }, { locale }),
		parts: [m.partnering_letter_data({ hub: name }, { locale })],
		attachments: [{ name: 'data.json', mediaType: 'application/json', content }]
	});
}

/** Tells whoever wrote for an outside party that it is an organisation of the directory by now. */
export async function writeTied(tx: Tx, party: OutsideParty, organization: string, host: boolean): Promise<void> {
	const { locale } = party;
	const said = { organization };
	await writeTo(tx, party, {
		subject: m.partnering_letter_tied_subject(said, { locale }),
		parts: [
			host ? m.partnering_letter_tied_host(said, { locale }) : m.partnering_letter_tied(said, { locale }),
			publicUrl() + href(host ? '/me/partnering' : '/partnering', locale)
		]
	});
}

type Said = Readonly<{
	subject: string;
	parts: readonly string[];
	reply?: string;
	wordsOf?: string;
	attachments?: Parameters<typeof post>[1]['attachments'];
}>;

async function writeTo(
	tx: Tx,
	{ email, person, locale }: Pick<OutsideParty, 'email' | 'person' | 'locale'>,
	{ subject, parts, reply, wordsOf, attachments = [] }: Said
): Promise<void> {
	if (!email) return;
	const { name } = await hub();
	await post(tx, {
		...{ to: email, locale, words: 'people', confidential: true, attachments, wordsOf: wordsOf ?? null },
		subject: subject.replace(/[\r\n]+/g, ' '),
		text: [m.web_hello_name({ name: person ?? '' }, { locale }), ...parts, `${name}\n`].join('\n\n'),
		...(reply ? { headers: { 'Reply-To': reply } } : {})
	});
}
