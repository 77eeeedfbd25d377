import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import type { By } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import { m } from '#messages';
import { idOf, type Reader } from '../reader.ts';
import type { On } from './tables.ts';

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
	| 'outcome';

/** `who`: the other side as this one knows it; null where it may not be named. `quoted`: what was written. `path`: our own, for each person her own. `reply`: where an answer by e-mail goes. */
type About = Readonly<{
	letter: Letter;
	title: string;
	who?: string | null;
	quoted?: string;
	day?: string;
	reply?: string;
	path: string | ((person: string) => string);
}>;

/** Who answers for an organisation. */
export async function hostsOf(organization: string, on: On): Promise<string[]> {
	const { rows } = await sql<{ person: string }>`
		select distinct person from identity.role where scope = ${organization} and role in ('director', 'partner') and revoked_at is null order by person`.execute(
		on
	);
	return rows.map(({ person }) => person);
}

/** Counts what somebody has the hub write to another organisation, whatever the act. @throws 429 */
export async function limitLetters(reader: Reader, { source }: By): Promise<void> {
	if (source !== 'demo') await limit('booking', `partnering ${idOf(reader)}`);
}

/** Writes to each of those who answer for an organisation. */
export async function writeToHosts(tx: Tx, organization: string, about: About): Promise<void> {
	for (const person of await hostsOf(organization, tx)) await write(tx, person, about);
}

async function write(tx: Tx, to: string, { letter, title, who, quoted, day, path, reply }: About): Promise<void> {
	const reader = await personById(to, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale } = reader;
	const { name, timeZone } = await hub();
	const said = {
		title,
		who: who ?? m.partnering_somebody({}, { locale }),
		day: day ? longDate(noonOf(day), locale, timeZone) : ''
	};
	await post(tx, {
		to: reader.email,
		...{ person: to, locale, words: 'people', confidential: true },
		subject: m[`partnering_letter_${letter}_subject`](said, { locale }).replace(/[\r\n]+/g, ' '),
		text: [
			m.web_hello_name({ name: reader.name }, { locale }),
			m[`partnering_letter_${letter}`](said, { locale }),
			...(quoted ? [quoted] : []),
			publicUrl() + href(typeof path === 'string' ? path : path(to), locale),
			...(reply ? [m.partnering_letter_reply({}, { locale })] : []),
			`${name}\n`
		].join('\n\n'),
		...(reply ? { headers: { 'Reply-To': reply } } : {})
	});
}
