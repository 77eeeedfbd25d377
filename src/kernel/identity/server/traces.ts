import { sql } from 'kysely';
import type { Fact } from '../../facts.ts';
import { newId } from '../../id.ts';
import { pseudonymsOf } from '../../server/activity/pseudonym.ts';
import { portionsOf } from '../../server/at-length.ts';
import { db, type Tx } from '../../server/db.ts';
import { type TraceDetail, type TraceGroup, type TraceKind, traceKinds } from '../traces.ts';

/** How long the record of access is kept, as docs/operate.md and its page say. */
export const TRACE_MONTHS = 12;

/** `person`: whom it concerns; `actor`: who did it. Null for nobody who is known. */
export type NewTrace = Readonly<{
	what: TraceKind;
	person: string | null;
	actor: string | null;
	detail?: TraceDetail;
}>;

/** Writes a line of the record, with the change that it tells where there is one. */
export async function trace(on: Tx | typeof db, { what, person, actor, detail = {} }: NewTrace): Promise<void> {
	const known = await pseudonymsOf(
		on,
		[person, actor].filter((one) => one !== null)
	);
	const named = (one: string | null) => (one ? (known.get(one) ?? null) : null);
	await sql`
		insert into identity.trace (id, what, actor, subject, detail)
		values (${newId()}, ${what}, ${named(actor)}, ${named(person)}, ${JSON.stringify(detail)})`.execute(on);
}

/** Writes that somebody has looked at a page: once an hour, however often she does. */
export async function traceLook(actor: string, person: string | null, page: string): Promise<void> {
	const known = await pseudonymsOf(db, person ? [actor, person] : [actor]);
	const subject = person ? (known.get(person) ?? null) : null;
	await sql`
		insert into identity.trace (id, what, actor, subject, detail)
		select ${newId()}, 'looked', ${known.get(actor)}, ${subject}, ${JSON.stringify({ page })}
		where not exists (select from identity.trace where actor = ${known.get(actor)} and at > now() - interval '1 hour'
			and what = 'looked' and detail ->> 'page' = ${page})`.execute(db);
}

/** Writes that somebody has taken a file away: of one person, or a list of many. */
export const traceFile = (actor: string, person: string | null, page: string): Promise<void> =>
	trace(db, { what: person ? 'handed_over' : 'exported', person, actor, detail: { page } });

/** The facts of the log that are lines of the record too. */
const told: Readonly<Partial<Record<Fact['verb'], TraceKind>>> = {
	'identity.role_granted': 'role_granted',
	'identity.role_revoked': 'role_revoked',
	'identity.second_factor_forgotten': 'second_factor_forgotten',
	'identity.merged': 'merged',
	'identity.suspended': 'suspended',
	'identity.reinstated': 'reinstated'
};

/** Brings what the log tells of roles and access into the record. */
export async function traceFacts(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const oldest = Date.now() - TRACE_MONTHS * 31 * 86_400_000;
	for (const { id, verb, at, actor, object, detail } of facts) {
		const what = told[verb];
		if (!what || object.kind !== 'person' || at.getTime() < oldest) continue;
		const role = 'role' in detail ? { role: detail.role } : {};
		await sql`
			insert into identity.trace (id, at, what, actor, subject, detail)
			values (${id}, ${at}, ${what}, ${actor?.kind === 'person' ? actor.id : null}, ${object.id}, ${JSON.stringify(role)})
			on conflict do nothing`.execute(tx);
	}
}

type Named = Readonly<{ id: string; name: string }>;
export type Trace = Readonly<{
	id: string;
	at: Date;
	what: TraceKind;
	detail: TraceDetail;
	actor: Named | null;
	person: Named | null;
}>;

/** What the record tells of one person, the latest first. */
export async function tracesOf(person: string, limit: number): Promise<Trace[]> {
	const { rows } = await sql<Trace>`
		${selected} where t.subject = (select pseudonym from kernel.pseudonym where subject = ${person})
		order by t.at desc, t.id desc limit ${limit}`.execute(db);
	return rows;
}

type Asked = Readonly<{ text: string; group: TraceGroup | '' }>;
type Page = Readonly<{ limit: number; offset: number }>;

/** The record as the team reads it, the latest first. `text`: part of the name or address of who did it or whom it concerns. */
export async function tracesListed(asked: Asked & Page): Promise<{ traces: Trace[]; total: number }> {
	const found = foundBy(asked);
	const { rows } = await sql<Trace>`${inOrder(found)} limit ${asked.limit} offset ${asked.offset}`.execute(db);
	const counted = await sql<{ total: number }>`select count(*) as total from ${joined} where ${found}`.execute(db);
	return { traces: rows, total: counted.rows[0]?.total ?? 0 };
}

/** All of them, some at a time. */
export const tracesInPortions = (asked: Asked, tx: Tx): AsyncGenerator<Trace[]> =>
	portionsOf(tx, inOrder(foundBy(asked)));

function foundBy({ text, group }: Asked) {
	const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
	return sql`
		(${text} = '' or concat_ws(' ', pa.name, pa.email) ilike ${like} or concat_ws(' ', ps.name, ps.email) ilike ${like})
		and (${group} = '' or t.what = any(${group ? [...traceKinds[group]] : []}::text[]))`;
}

const inOrder = (found: ReturnType<typeof foundBy>) =>
	sql<Trace>`${selected} where ${found} order by t.at desc, t.id desc`;

const joined = sql`
	identity.trace t
	left join kernel.pseudonym a on a.pseudonym = t.actor left join identity.person pa on pa.id = a.subject
	left join kernel.pseudonym s on s.pseudonym = t.subject left join identity.person ps on ps.id = s.subject`;

const selected = sql`
	select t.id, t.at, t.what, t.detail,
		case when pa.id is not null then json_build_object('id', pa.id, 'name', pa.name) end as actor,
		case when ps.id is not null then json_build_object('id', ps.id, 'name', ps.name) end as person
	from ${joined}`;

/** Forgets what is older than the record is kept. */
export const purgeTraces = () =>
	sql`delete from identity.trace where at < now() - make_interval(months => ${TRACE_MONTHS})`.execute(db);
