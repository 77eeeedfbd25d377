import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { hostsOf } from '#kernel/identity/server/roles.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { reportAs } from '#kernel/server/log.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { shortDate } from '#kernel/time.ts';
import { say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { requests as waiting } from './topics.ts';

/** One letter a day: what was asked for meanwhile is in the next one. */
const RHYTHM_MS = 23 * 3_600_000;
const TO = '/desk/registrations?state=submitted&when=coming';

type Request = Readonly<{
	organization: string;
	booking: string;
	occurrence: string;
	title: Words;
	startsAt: Date;
	timeZone: string;
}>;

/**
 * Writes to those who answer for an organisation that registrations wait for their yes: at once for the first, then once a day, if there are new ones. The team reads of them under « Aujourd’hui »
 * alone. One that fails holds up no other.
 * @throws after all were tried, when one failed.
 */
export async function tellHosts(now = new Date()): Promise<void> {
	const waiting = Map.groupBy(await untold(now), ({ organization }) => organization);
	const failed: unknown[] = [];
	for (const [organization, requests] of waiting)
		await transaction((tx) => tell(tx, organization, requests, now)).catch((error: unknown) => failed.push(error));
	for (const error of failed) reportAs('notice.requests')(error);
	if (failed.length) throw new AggregateError(failed, `${failed.length} of ${waiting.size} could not be written to`);
}

/** What waits for a yes and nobody was told of, of organisations that were not written to of late. What is invented or was kept before is nobody's to answer now. */
async function untold(now: Date): Promise<Request[]> {
	const lately = new Date(now.getTime() - RHYTHM_MS);
	const { rows } = await sql<Request>`
		with one as (
			select f.organization, b.id as booking, o.id as occurrence, f.title, o.starts_at, o.time_zone, t.told_at
			from participation.booking_card b join agenda.occurrence o on o.id = b.subject and b.subject_kind = 'occurrence'
				join agenda.offering f on f.id = o.offering left join notice.request_told t on t.booking = b.id
			where t.told_at > ${lately} or (t.told_at is null and 'submitted' = any(b.states) and o.starts_at > ${now} and b.source not in ('demo', 'import'))
		)
		select organization, booking, occurrence, title, starts_at, time_zone from one
		where told_at is null and organization not in (select organization from one where told_at is not null)
		order by starts_at, booking`.execute(db);
	return rows;
}

async function tell(tx: Tx, organization: string, requests: readonly Request[], now: Date): Promise<void> {
	const hosts = await hostsOf([organization], tx);
	// who answers for it later is told of them then
	if (!hosts.length) return;
	// who is not told of them here by now is told elsewhere at this moment
	const { rows } = await sql<{ booking: string }>`
		insert into notice.request_told (booking, told_at) select unnest(${requests.map(({ booking }) => booking)}::uuid[]), ${now}
		on conflict do nothing returning booking`.execute(tx);
	const mine = new Set(rows.map(({ booking }) => booking));
	const told = requests.filter(({ booking }) => mine.has(booking));
	if (told.length) for (const person of hosts) await write(tx, person, organization, told);
}

/** How many, and for what: who asks is said where one has signed in. */
async function write(tx: Tx, to: string, organization: string, requests: readonly Request[]): Promise<void> {
	const reader = await personById(to, tx);
	if (!reader?.email) return;
	const { locale } = reader;
	const { name } = await hub();
	const lines = [...Map.groupBy(requests, ({ occurrence }) => occurrence).values()].flatMap(([one, ...more]) => {
		if (!one) return [];
		const said = { title: say(one.title, locale).text, date: shortDate(one.startsAt, locale, one.timeZone) };
		return [m.notice_requests_line({ ...said, count: 1 + more.length }, { locale })];
	});
	const gist = [
		m.notice_requests_intro({ count: requests.length }, { locale }),
		lines.join('\n'),
		publicUrl() + href(TO, locale)
	];
	await post(tx, {
		...{ to: reader.email, person: to, locale, words: 'people' },
		told: { topic: waiting, gist: gist.join('\n\n'), about: ref('organization', organization) },
		subject: m.notice_requests_subject({ count: requests.length }, { locale }),
		text: [
			m.web_hello_name({ name: reader.name }, { locale }),
			...gist,
			m.notice_requests_rhythm({}, { locale }),
			`${name}\n`
		].join('\n\n')
	});
}
