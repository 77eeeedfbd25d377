import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isHers } from '../holders.ts';

/** What a person wrote of what companies ask for. */
export async function exportBriefs(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	const reads = (column: string) =>
		sql`case when b.file is null or ${isHers(person, 'b.file')} then ${sql.ref(column)} end as ${sql.ref(column)}`;
	return {
		briefs: await rows(sql`
			select ${reads('title')}, kind, ${reads('needs')}, ${reads('budget_from')}, ${reads('budget_to')}, answers_until, audience, state, published_at, ${reads('result')}, ${reads('testimony')}, testimony_shown_at
			from venture.brief b where written_by = ${person} order by written_at`),
		offers: await rows(sql`
			select b.title as brief, c.name as organization, o.words, o.price_from, o.price_to, o.starts, o.ends, o.state, o.reason, o.given_at from venture.offer o
				join venture.brief b on b.id = o.brief join network.organization_card c on c.id = o.organization where o.written_by = ${person} order by o.given_at`)
	};
}

/** Two that turned out to be one. */
export async function mergeBriefs(tx: Tx, from: Ref, into: Ref): Promise<void> {
	const move = (table: string, column: string) =>
		sql`update venture.${sql.raw(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	if (from.kind === 'person') {
		await move('brief', 'written_by');
		await move('offer', 'written_by');
	}
	if (from.kind !== 'organization') return;
	await sql`delete from venture.brief_reader r where organization = ${from.id} and exists (
		select from venture.brief_reader o where o.brief = r.brief and o.organization = ${into.id})`.execute(tx);
	// of two answers to one brief, that of the one that stays stands
	await sql`update venture.offer o set state = 'withdrawn' where organization = ${from.id} and state <> 'withdrawn' and exists (
		select from venture.offer p where p.brief = o.brief and p.organization = ${into.id} and p.state <> 'withdrawn')`.execute(
		tx
	);
	await move('brief', 'organization');
	await move('brief_reader', 'organization');
	await move('offer', 'organization');
}

/** Removes her name from what she wrote for an organisation, which stays its own; what she said of a file of hers goes, and a testimony with her. */
export async function eraseBriefs(tx: Tx, person: string): Promise<void> {
	await sql`update venture.brief set testimony = null, testimony_shown_at = null where written_by = ${person}`.execute(
		tx
	);
	await sql`update venture.brief set title = '—', needs = '', result = null, word = null, state = case when state in ('draft', 'open') then 'withdrawn' else state end
		where written_by = ${person} and file is not null`.execute(tx);
	for (const table of ['brief', 'offer'])
		await sql`update venture.${sql.raw(table)} set written_by = null where written_by = ${person}`.execute(tx);
}
