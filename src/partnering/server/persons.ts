import { type RawBuilder, sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** What a person wrote for organisations, and what she has confirmed for them. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		proposals: await rows(sql`
			select p.direction, p.kind, p.title, p.needs, p.until::text as until, p.audience, p.anonymous, p.state, c.name as organization, p.written_at
			from partnering.proposal p join network.organization_card c on c.id = p.organization where p.written_by = ${person} order by p.written_at`),
		interests: await rows(sql`
			select p.title as proposal, c.name as organization, i.state, i.asked_at from partnering.interest i join partnering.proposal p on p.id = i.proposal
				join network.organization_card c on c.id = i.organization where i.written_by = ${person} order by i.asked_at`),
		messages: await rows(sql`
			select p.title as proposal, s.words, s.at from partnering.message s join partnering.interest i on i.id = s.interest
				join partnering.proposal p on p.id = i.proposal where s.written_by = ${person} order by s.at`),
		agreements: await rows(sql`
			select p.title as proposal, a.words, a.agreed_at from partnering.agreement a join partnering.interest i on i.id = a.interest
				join partnering.proposal p on p.id = i.proposal where ${person} in (a.author_by, a.interested_by) order by a.agreed_at`),
		invitations: await rows(sql`
			select p.title as proposal, k.at from partnering.knock k join partnering.proposal p on p.id = k.proposal where k.invited_by = ${person} order by k.at`)
	};
}

const persons = [
	['proposal', 'written_by'],
	['interest', 'written_by'],
	['message', 'written_by'],
	['agreement', 'author_by'],
	['agreement', 'interested_by'],
	['knock', 'invited_by']
] as const;

/** Two that turned out to be one: what they wrote to each other ends, unless they had agreed on it. @throws partnering_merge_agreed */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	const move = (table: string, column: string) =>
		sql`update partnering.${sql.raw(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	if (from.kind === 'person') for (const [table, column] of persons) await move(table, column);
	if (from.kind !== 'organization') return;
	await sql`delete from partnering.invited r where organization = ${from.id} and exists (
		select from partnering.invited o where o.proposal = r.proposal and o.organization = ${into.id})`.execute(tx);
	await move('invited', 'organization');
	await move('proposal', 'organization');
	await forgetDoubles(tx, sql`i.organization in (${from.id}, ${into.id})`, into.id);
	await move('interest', 'organization');
	await move('outside', 'organization');
}

/**
 * Of two interests in one proposal the one that went further stands, and nobody is interested in what is its own. What both sides have agreed on
 * stays whatever it is; two such agreements about one proposal are not one's to choose between. @throws partnering_merge_agreed
 */
export async function forgetDoubles(tx: Tx, whose: RawBuilder<unknown>, into: string): Promise<void> {
	const { rows } = await sql<{ id: string; agreed: boolean }>`
		with theirs as (
			select i.id, p.organization = ${into} as own, a.agreed_at is not null as agreed, row_number() over (partition by i.proposal
				order by a.agreed_at is null, array_position(array['accepted', 'asked', 'declined', 'withdrawn'], i.state), i.organization is distinct from ${into}) as place
			from partnering.interest i join partnering.proposal p on p.id = i.proposal left join partnering.agreement a on a.interest = i.id
			where ${whose})
		select id, agreed from theirs where place > 1 or (own and not agreed)`.execute(tx);
	if (rows.some(({ agreed }) => agreed)) throw refused('partnering_merge_agreed', {}, 422);
	const ids = rows.map(({ id }) => id);
	if (!ids.length) return;
	await sql`delete from partnering.outcome where agreement in (select id from partnering.agreement where interest = any(${ids}::uuid[]))`.execute(
		tx
	);
	for (const table of ['agreement', 'message'])
		await sql`delete from partnering.${sql.raw(table)} where interest = any(${ids}::uuid[])`.execute(tx);
	for (const table of ['knock', 'signing', 'interest'])
		await sql`delete from partnering.${sql.raw(table)} where ${sql.ref(table === 'interest' ? 'id' : 'interest')} = any(${ids}::uuid[])`.execute(
			tx
		);
}

/** Removes her name from what she wrote for an organisation, which stays its own; what she said in a talk goes with her. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await sql`update partnering.message set words = null where written_by = ${person}`.execute(tx);
	for (const [table, column] of persons)
		await sql`update partnering.${sql.raw(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(
			tx
		);
}
