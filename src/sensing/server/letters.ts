import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { hostsOf } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { clock, longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { teamMembers } from '#network/server';
import { sayNumber } from '../said.ts';
import { alarm } from './topics.ts';

/** What somebody is told of a stream: beyond a threshold, within again, silent, or back. */
export type Alarm = Readonly<{
	what: 'above' | 'below' | 'within' | 'silent' | 'back';
	at: Date;
	value?: number;
	bound?: number;
	minutes?: number;
}>;

type About = Readonly<{
	thing: string;
	name: string;
	stream: string;
	symbol: string | null;
	organization: string;
	keeper: string | null;
	fictional: boolean;
}>;

/** Writes to those who are to be told about a stream, each in her own rhythm. */
export async function writeAlarm(tx: Tx, stream: number, tells: readonly string[], said: Alarm): Promise<void> {
	const { rows } =
		await sql<About>`select t.id as thing, t.name, d.name as stream, d.unit ->> 'symbol' as symbol, t.organization,
		case when t.keeper_until >= current_date then t.keeper end as keeper, t.fictional
		from sensing.datastream d join sensing.thing t on t.number = d.thing where d.number = ${stream}`.execute(tx);
	const [about] = rows;
	if (!about) return;
	const readers = new Set([
		...(tells.includes('hosts') ? await hostsOf([about.organization], tx) : []),
		...(tells.includes('keeper') && about.keeper ? [about.keeper] : []),
		...(tells.includes('team') ? (await teamMembers(tx)).map(({ id }) => id) : [])
	]);
	for (const reader of readers) await writeTo(tx, reader, about, said);
}

async function writeTo(tx: Tx, person: string, about: About, said: Alarm): Promise<void> {
	const reader = await personById(person, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale, name, email } = reader;
	const { name: hubName, timeZone } = await hub();
	const words = wordsOf(about, said, locale, timeZone);
	const gist = [
		m[`sensing_letter_${said.what}`](words, { locale }),
		publicUrl() + href(`/me/sensors/${about.thing}`, locale)
	].join('\n\n');
	await post(tx, {
		...{ to: email, person, locale, words: 'people' },
		told: { topic: alarm, gist, about: ref('thing', about.thing) },
		subject: m[`sensing_letter_${said.what}_subject`](words, { locale }).replace(/[\r\n]+/g, ' '),
		text: [m.web_hello_name({ name }, { locale }), gist, `${hubName}\n`].join('\n\n')
	});
}

const wordsOf = (
	{ name, stream, symbol }: About,
	{ at, value, bound, minutes = 0 }: Alarm,
	locale: Locale,
	timeZone: string
) => ({
	...{ name, stream, count: minutes, at: `${longDate(at, locale, timeZone)}, ${clock(at, locale, timeZone)}` },
	value: value === undefined ? '' : sayNumber(value, symbol, locale),
	bound: bound === undefined ? '' : sayNumber(bound, symbol, locale)
});
