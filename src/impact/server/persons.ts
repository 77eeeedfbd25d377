import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** What she declared and what she decided, by its day; of the enterprises themselves nothing more. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		declarations: await rows(sql`
			select kind, as_of::text as as_of, document_name, sent_at from impact.declaration where sent_by = ${person} order by sent_at`),
		validations: await rows(sql`
			select kind, as_of::text as as_of, validated_at, declined_at, word from impact.declaration
			where validated_by = ${person} or declined_by = ${person} order by coalesce(validated_at, declined_at)`),
		sameEnterprises: await rows(
			sql`select why, decided_at from impact.same where decided_by = ${person} order by decided_at`
		),
		reports:
			await rows(sql`select operation, title, from_day::text as from_day, until_day::text as until_day, written_at, sent_at, closed_at from impact.report
			where ${person} in (written_by, sent_by, closed_by) order by written_at`),
		amberWords: await rows(
			sql`select kind, word, said_at from impact.amber_word where said_by = ${person} order by said_at`
		)
	};
}

/** What was declared stays, and counts; who said it is in the log alone, under no name. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	for (const column of ['written_by', 'sent_by', 'closed_by'])
		await sql`update impact.report set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(tx);
	for (const column of ['sent_by', 'validated_by', 'declined_by'])
		await sql`update impact.declaration set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(tx);
	await sql`update impact.same set decided_by = null where decided_by = ${person}`.execute(tx);
	await sql`update impact.amber_word set said_by = null where said_by = ${person}`.execute(tx);
}

/** Two that turned out to be one. Where one person has sent and the other validated, nobody else has looked: it waits again. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'organization') return mergeOrganization(tx, from.id, into.id);
	if (from.kind !== 'person') return;
	await sql`update impact.declaration set validated_by = null, validated_at = null, declined_by = null, declined_at = null
		where sent_by in (${from.id}, ${into.id}) and coalesce(validated_by, declined_by) in (${from.id}, ${into.id})`.execute(
		tx
	);
	for (const column of ['sent_by', 'validated_by', 'declined_by'])
		await sql`update impact.declaration set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	// whoever sent and closed what is closed stays two in the log; here she is one, and one alone did not do both
	await sql`update impact.report set closed_by = null where closed_by in (${from.id}, ${into.id}) and sent_by in (${from.id}, ${into.id})`.execute(
		tx
	);
	for (const column of ['written_by', 'sent_by', 'closed_by'])
		await sql`update impact.report set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	await sql`update impact.same set decided_by = ${into.id} where decided_by = ${from.id}`.execute(tx);
	await sql`update impact.amber_word set said_by = ${into.id} where said_by = ${from.id}`.execute(tx);
}

async function mergeOrganization(tx: Tx, from: string, into: string): Promise<void> {
	const run = (query: ReturnType<typeof sql>) => query.execute(tx);
	// the same was declared of both, or promised of both, or they were decided to be one: once is enough
	await run(sql`delete from impact.declaration d where about = ${from} and declined_at is null and exists (select from impact.declaration o
		where o.about = ${into} and o.declined_at is null and (o.kind, o.as_of, o.document) = (d.kind, d.as_of, d.document))`);
	await run(sql`update impact.declaration set about = ${into} where about = ${from}`);
	await run(sql`update impact.declaration set partner = ${into} where partner = ${from}`);
	await run(
		sql`delete from impact.same where least(one, other) = least(${from}::uuid, ${into}::uuid) and greatest(one, other) = greatest(${from}::uuid, ${into}::uuid)`
	);
	await run(sql`delete from impact.same s where ${from} in (one, other) and ended_at is null and exists (select from impact.same o
		where o.ended_at is null and o.id <> s.id and ${into} in (o.one, o.other)
			and (case when o.one = ${into} then o.other else o.one end) = (case when s.one = ${from} then s.other else s.one end))`);
	await run(sql`update impact.same set one = ${into} where one = ${from}`);
	await run(sql`update impact.same set other = ${into} where other = ${from}`);
	await run(sql`delete from impact.target t where partner = ${from} and exists (select from impact.target o
		where o.partner = ${into} and (o.operation, o.measure) = (t.operation, t.measure))`);
	await run(sql`update impact.target set partner = ${into} where partner = ${from}`);
}
