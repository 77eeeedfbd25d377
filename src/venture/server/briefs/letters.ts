import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { hostsOf } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { noonOf, shortDate } from '#kernel/time.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { briefs } from '../topics.ts';
import type { Brief } from './reading.ts';

/** What a studio hears: that somebody asks, and what became of its answer. */
type ToStudio = 'told' | 'chosen' | 'refused' | 'withdrawn';
/** What a company hears: that somebody answers, or does not any more. */
type ToCompany = 'answered' | 'given_up';

/** What somebody reads on as long as she may see the brief; how it ended, who answered hears in any case. */
const open: readonly About['letter'][] = ['told', 'answered', 'given_up'];

type About = Readonly<{ brief: Brief; letter: ToStudio | ToCompany; who: string; word?: string | null }>;

/** Tells those who answer for some organisations that a company asks for something: each of them once. */
export async function writeToStudios(tx: Tx, brief: Brief, organizations: readonly string[]): Promise<void> {
	for (const person of await hostsOf(organizations, tx))
		await write(tx, person, { brief, letter: 'told', who: brief.company });
}

/** Tells those who answer for an organisation what became of its answer, with the reason. */
export async function writeToHosts(
	tx: Tx,
	organization: string,
	brief: Brief,
	letter: ToStudio,
	word: string
): Promise<void> {
	for (const person of await hostsOf([organization], tx))
		await write(tx, person, { brief, letter, who: brief.company, word });
}

/** Tells a company of an answer: those who answer for it, or those whose file it is. */
export async function writeToCompany(tx: Tx, brief: Brief, letter: ToCompany, organization: string): Promise<void> {
	const [studio] = await organizationNames({ ids: [organization] }, tx);
	const persons = brief.organization ? await hostsOf([brief.organization.id], tx) : await holdersOf(tx, brief.id);
	for (const person of persons) await write(tx, person, { brief, letter, who: studio?.name ?? '—' });
}

async function holdersOf(tx: Tx, brief: string): Promise<string[]> {
	const { rows } = await sql<{ person: string }>`
		select h.person from venture.brief b join venture.holder h on h.file = b.file where b.id = ${brief} and h.accepted_at is not null and h.ended_at is null order by 1`.execute(
		tx
	);
	return rows.map(({ person }) => person);
}

async function write(tx: Tx, to: string, { brief, letter, who, word }: About): Promise<void> {
	const reader = await personById(to, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale } = reader;
	const { name, timeZone } = await hub();
	const day = shortDate(noonOf(brief.answersUntil), locale, timeZone);
	const said = { who, title: brief.title, day };
	const gist = [
		m[`briefs_letter_${letter}`](said, { locale }),
		...(word ? [`« ${word} »`] : []),
		publicUrl() + href(`/me/briefs/${brief.id}`, locale)
	].join('\n\n');
	await post(tx, {
		to: reader.email,
		told: { topic: briefs, gist, ...(open.includes(letter) && { about: ref('brief', brief.id) }) },
		...{ person: to, locale, words: 'people', confidential: true },
		subject: m[`briefs_letter_${letter}_subject`](said, { locale }).replace(/[\r\n]+/g, ' '),
		text: [m.web_hello_name({ name: reader.name }, { locale }), gist, `${name}\n`].join('\n\n')
	});
}
