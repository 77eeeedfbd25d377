import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** The groups that a person takes part in, and what she has there to do, has decided or brought. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		groups: await rows(sql`
			select g.title, c.name as organization, t.state, t.asked_at from groups.participant t join groups.member m on m.id = t.member
				join groups.circle g on g.id = m.in_group join network.organization_card c on c.id = m.organization
			where t.person = ${person} order by t.asked_at`),
		groupTasks: await rows(sql`
			select g.title as "group", t.title, t.due::text as due, t.person = ${person} as hers, t.done_at from groups.task t join groups.circle g on g.id = t.in_group
			where ${person} in (t.person, t.written_by, t.done_by) order by t.written_at`),
		groupDecisions: await rows(sql`
			select g.title as "group", d.title, d.words, d.decided_on::text as decided_on from groups.decision d join groups.circle g on g.id = d.in_group
			where d.noted_by = ${person} order by d.noted_at`),
		groupDocuments: await rows(sql`
			select g.title as "group", d.title, d.link, d.file_name, d.added_at from groups.document d join groups.circle g on g.id = d.in_group
			where d.added_by = ${person} order by d.added_at`)
	};
}

const persons = [
	['participant', 'asked_by'],
	['task', 'person'],
	['task', 'written_by'],
	['task', 'done_by'],
	['decision', 'noted_by'],
	['document', 'added_by']
] as const;

/** Two persons, or two organisations, that turned out to be one. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'organization') await mergeOrganizations(tx, from.id, into.id);
	if (from.kind !== 'person') return;
	for (const [table, column] of persons)
		await sql`update groups.${sql.raw(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	await dropDoubles(tx, sql`t.person in (${from.id}, ${into.id})`, sql`t.member`);
	await sql`update groups.participant set person = ${into.id} where person = ${from.id}`.execute(tx);
}

/** Of two parts in one member the one that went further stands. */
const dropDoubles = (tx: Tx, which: ReturnType<typeof sql>, beside: ReturnType<typeof sql>) =>
	sql`with theirs as (select t.id, row_number() over (partition by ${beside}
			order by array_position(array['takes_part', 'asked', 'declined', 'left'], t.state), t.id) as place from groups.participant t where ${which})
		delete from groups.participant where id in (select id from theirs where place > 1)`.execute(tx);

type Double = Readonly<{ group: string; gone: string; kept: string }>;

/** Of two memberships in one group the one that went further stands, and leads if either does; what both pay is paid by it. */
async function mergeOrganizations(tx: Tx, from: string, into: string): Promise<void> {
	const { rows } = await sql<Double>`
		with theirs as (select m.id, m.in_group, m.role, row_number() over (partition by m.in_group
			order by array_position(array['member', 'invited', 'asked', 'declined', 'left'], m.state), m.role <> 'lead', m.organization = ${from}) as place
			from groups.member m where m.organization in (${from}, ${into}))
		select k.in_group as "group", g.id as gone, k.id as kept from theirs k join theirs g on g.in_group = k.in_group and g.place = 2 where k.place = 1`.execute(
		tx
	);
	for (const one of rows) await foldMember(tx, one);
	await sql`update groups.member set organization = ${into} where organization = ${from}`.execute(tx);
}

async function foldMember(tx: Tx, { gone, kept }: Double): Promise<void> {
	await sql`delete from groups.decider d where d.member = ${gone} and exists (
		select from groups.decider o where o.decision = d.decision and o.member = ${kept})`.execute(tx);
	for (const table of ['decider', 'deliverable'])
		await sql`update groups.${sql.raw(table)} set member = ${kept} where member = ${gone}`.execute(tx);
	await dropDoubles(tx, sql`t.member in (${gone}, ${kept})`, sql`t.person`);
	await sql`update groups.participant set member = ${kept} where member = ${gone}`.execute(tx);
	const { rows } = await sql<{ share: number | null; leads: boolean }>`
		delete from groups.member where id = ${gone} returning share_cents as share, role = 'lead' and state in ('invited', 'member') as leads`.execute(
		tx
	);
	const [its] = rows;
	await sql`update groups.member set role = case when ${its?.leads ?? false} then 'lead' else role end,
			share_cents = case when ${its?.share ?? null}::bigint is null then share_cents else coalesce(share_cents, 0) + ${its?.share ?? null}::bigint end
		where id = ${kept}`.execute(tx);
}

/** Her name goes from what she did in her groups, and her part with it; what was decided and made stays with the group. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await sql`delete from groups.participant where person = ${person}`.execute(tx);
	for (const [table, column] of persons)
		await sql`update groups.${sql.raw(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(
			tx
		);
}
