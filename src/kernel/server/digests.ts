import { sql } from 'kysely';
import { m } from '#messages';
import { href } from '../address.ts';
import { newId } from '../id.ts';
import { rhythmOf, topicOf } from '../identity/server/rhythms.ts';
import type { Rhythm } from '../topic.ts';
import type { Locale } from '../words.ts';
import { db, type Tx, transaction } from './db.ts';
import { hub } from './hub.ts';
import { send } from './jobs.ts';
import { reportAs } from './log.ts';
import { publicUrl } from './place.ts';
import type { KernelTables } from './tables.ts';
import { drop, due, fate, isTold, now, waitUntil } from './told.ts';

/** A letter that has a job leaves by it: nobody gets it twice. */
export const withoutJob = sql<boolean>`not exists (select 1 from pgboss.job j where j.name = 'kernel.mail' and j.data ->> 'id' = l.id::text
	and j.state in ('created', 'retry', 'active'))`;

const waiting = sql`from kernel.mail l where l.sent_at is null and l.dropped_at is null and l.gathered_by is null and not l.held and l.subject_of is not null`;

const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * 86_400_000);

/** Lets go what has waited and is due: what is told of a day or a week as one letter to each person. Nobody wants what could not leave for three days. */
export async function tellDue(at = now()): Promise<void> {
	const { rows } = await sql<{ person: string }>`
		select distinct l.subject_of as person ${waiting} and l.due_at between ${daysBefore(at, 3)} and ${at} and ${withoutJob}`.execute(
		db
	);
	for (const { person } of rows)
		await transaction((tx) => tellPerson(tx, person, at)).catch(reportAs('kernel.mail-due'));
}

async function tellPerson(tx: Tx, person: string, at: Date): Promise<void> {
	const { rows } = await sql<{ id: string; topic: string | null }>`
		select l.id, l.topic ${waiting} and l.subject_of = ${person} and l.due_at <= ${at} and ${withoutJob}
		order by l.written_at, l.id for update of l skip locked`.execute(tx);
	const gathered: Record<'daily' | 'weekly', string[]> = { daily: [], weekly: [] };
	for (const { id, topic } of rows) {
		const about = topic ? topicOf(topic) : undefined;
		const rhythm: Rhythm = about ? await rhythmOf(person, about, tx) : 'now';
		if (rhythm === 'daily' || rhythm === 'weekly') gathered[rhythm].push(id);
		else await send(tx, 'kernel.mail', { id });
	}
	for (const rhythm of ['daily', 'weekly'] as const) {
		const ids = gathered[rhythm];
		const [first] = ids;
		if (first) await send(tx, 'kernel.mail', { id: ids.length > 1 ? await gather(tx, ids, rhythm) : first });
	}
}

/** One letter for several: its words are made when it leaves. @returns its id. */
async function gather(tx: Tx, ids: readonly string[], rhythm: 'daily' | 'weekly'): Promise<string> {
	const id = newId();
	await sql`
		insert into kernel.mail (id, recipient, subject_of, locale, subject, text, gathers, due_at, opens, confidential)
		select ${id}, last.recipient, last.subject_of, last.locale, '', '', ${rhythm}, last.due_at, bool_or(l.opens), bool_or(l.confidential)
		from kernel.mail l cross join (select * from kernel.mail where id = any(${ids}::uuid[]) order by written_at desc, id desc limit 1) last
		where l.id = any(${ids}::uuid[]) group by last.recipient, last.subject_of, last.locale, last.due_at`.execute(tx);
	await sql`update kernel.mail set gathered_by = ${id} where id = any(${ids}::uuid[])`.execute(tx);
	return id;
}

type Digest = Readonly<{ id: string; locale: string; gathers: 'daily' | 'weekly' | null; attachments: unknown[] }>;

/** The words of a letter that gathers others: of those that its reader is still told of. Null when there is none, or when she is in quiet hours. */
export async function compose<D extends Digest>(digest: D, at: Date): Promise<D | null> {
	const parts = [];
	for (const part of (await partsOf(digest.id)).filter(isTold)) {
		const what = await fate(part, at, db);
		if (typeof what === 'object') {
			await waitUntil(digest.id, what.waits, db);
			return null;
		}
		if (what === 'never') await drop(part.id, db);
		else parts.push(part);
	}
	if (!parts.length) {
		await drop(digest.id, db);
		return null;
	}
	const [locale, { name }] = [digest.locale as Locale, await hub()];
	const count = parts.length;
	const said = [
		m.kernel_hello({}, { locale }),
		digest.gathers === 'weekly'
			? m.kernel_digest_weekly({ count }, { locale })
			: m.kernel_digest_daily({ count }, { locale }),
		...parts.map(({ subject, gist, text }) => `■ ${subject}\n\n${(gist ?? text).trim()}`),
		`${m.kernel_digest_choose({}, { locale })}\n${publicUrl()}${href('/me/notices', locale)}`
	];
	return {
		...digest,
		subject: m.kernel_digest_subject({ hub: name, count }, { locale }),
		text: `${said.join('\n\n')}\n\n${name}\n`,
		attachments: parts.flatMap(({ attachments }) => attachments)
	};
}

const partsOf = (id: string) =>
	db
		.withTables<KernelTables>()
		.selectFrom('kernel.mail')
		.selectAll()
		.where('gatheredBy', '=', id)
		.where('droppedAt', 'is', null)
		.where('sentAt', 'is', null)
		.orderBy('writtenAt')
		.orderBy('id')
		.execute();

/** What left within another letter. */
export const settleGathered = (id: string, at: Date) =>
	sql`update kernel.mail set sent_at = ${at}, text = case when opens or confidential then '' else text end, gist = null
		where gathered_by = ${id} and dropped_at is null`.execute(db);

/** Times anew what waits for somebody, after she has chosen otherwise: what she wants no more is dropped at once, what she wants at once leaves. */
export async function retime(tx: Tx, person: string): Promise<void> {
	const { rows } = await sql<{ id: string; topic: string }>`
		select l.id, l.topic ${waiting} and l.subject_of = ${person} and l.topic is not null
			and coalesce(l.due_at, l.written_at) > ${daysBefore(now(), 3)} order by l.written_at, l.id for update of l`.execute(
		tx
	);
	for (const { id, topic } of rows) {
		const about = topicOf(topic);
		const at = about ? await due(person, about, now(), tx) : 'never';
		if (at === 'never') await drop(id, tx);
		else await waitUntil(id, at ?? now(), tx);
	}
}
