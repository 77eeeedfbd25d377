import { href } from '#kernel/address.ts';
import { type By, ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { hostsOf } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { idOf, type Reader } from '../reader.ts';
import { proposals, talk } from './topics.ts';

/** What a side of a talk hears, and what an organisation is asked. */
export type Letter =
	| 'interested'
	| 'accepted'
	| 'declined'
	| 'message'
	| 'withdrawn'
	| 'agreement'
	| 'agreed'
	| 'signed'
	| 'renew'
	| 'expired'
	| 'outcome'
	| 'pointed'
	| 'published'
	| 'refused';

/** What binds an organisation is told whatever somebody chose. */
const binding: readonly Letter[] = ['agreement', 'agreed', 'signed'];
const aboutProposals: readonly Letter[] = ['renew', 'expired', 'outcome', 'pointed'];

const tellingOf = (letter: Letter, gist: string, organization: string) =>
	binding.includes(letter)
		? {}
		: {
				told: {
					topic: aboutProposals.includes(letter) ? proposals : talk,
					...{ gist, about: ref('organization', organization) }
				}
			};

/** `who`: the other side as this one knows it; null where it may not be named. `quoted`: what was written, by whom (`wordsOf`), or what stands there in her language. `path`: our own, for each person her own. `reply`: where an answer by e-mail goes. */
export type About = Readonly<{
	letter: Letter;
	title: string;
	who?: string | null;
	quoted?: string | ((locale: Locale) => Promise<string>);
	wordsOf?: string | null;
	day?: string;
	reply?: string;
	path: string | ((person: string) => string);
}>;

/** Counts what somebody has the hub write to another organisation, whatever the act. @throws 429 */
export async function limitLetters(reader: Reader, { source }: By): Promise<void> {
	if (source !== 'demo') await limit('booking', `partnering ${idOf(reader)}`);
}

/** Writes to each of those who answer for an organisation. */
export async function writeToHosts(tx: Tx, organization: string, about: About): Promise<void> {
	for (const person of await hostsOf([organization], tx)) await write(tx, person, organization, about);
}

async function write(tx: Tx, to: string, organization: string, about: About): Promise<void> {
	const { letter, title, who, quoted, wordsOf, day, path, reply } = about;
	const reader = await personById(to, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale } = reader;
	const { name, timeZone } = await hub();
	const said = {
		title,
		who: who ?? m.partnering_somebody({}, { locale }),
		day: day ? longDate(noonOf(day), locale, timeZone) : ''
	};
	const gist = [
		m[`partnering_letter_${letter}`](said, { locale }),
		...(quoted ? [typeof quoted === 'string' ? quoted : await quoted(locale)] : []),
		publicUrl() + href(typeof path === 'string' ? path : path(to), locale)
	].join('\n\n');
	await post(tx, {
		to: reader.email,
		...{ person: to, locale, words: 'people', confidential: true, wordsOf: wordsOf ?? null },
		...tellingOf(letter, gist, organization),
		subject: m[`partnering_letter_${letter}_subject`](said, { locale }).replace(/[\r\n]+/g, ' '),
		text: [
			m.web_hello_name({ name: reader.name }, { locale }),
			gist,
			...(reply ? [m.partnering_letter_reply({}, { locale })] : []),
			`${name}\n`
		].join('\n\n'),
		...(reply ? { headers: { 'Reply-To': reply } } : {})
	});
}
