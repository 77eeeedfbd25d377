import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isHers } from '../holders.ts';

/** What a person wants to try out, tried out and answered, and what she announced. */
export async function exportPlaytests(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	const reads = (column: string) =>
		sql`case when t.file is null or ${isHers(person, 't.file')} then ${sql.ref(column)} end as ${sql.ref(column)}`;
	return {
		tester: await rows(sql`select likes, age_band, languages, joined_at from venture.tester where person = ${person}`),
		playtests: await rows(sql`
			select ${reads('title')}, ${reads('words')}, ${reads('link')}, ${reads('details')}, ${reads('seeks')}, min_age, languages, ${reads('nda')}, ${reads('questions')}, state, written_at, published_at
			from venture.playtest t where written_by = ${person} order by written_at`),
		playtestSeats: await rows(sql`
			select t.title as playtest, s.starts_at, s.ends_at, p.nda_hash, p.nda_accepted_at, p.taken_at, p.given_back_at, p.answers, p.named, p.answered_at
			from venture.playtest_seat p join venture.playtest t on t.id = p.playtest join venture.playtest_slot s on s.id = p.slot where p.person = ${person} order by p.taken_at`)
	};
}

/** Two that turned out to be one. */
export async function mergePlaytests(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'organization')
		await sql`update venture.playtest set organization = ${into.id} where organization = ${from.id}`.execute(tx);
	if (from.kind !== 'person') return;
	await sql`update venture.playtest set written_by = ${into.id} where written_by = ${from.id}`.execute(tx);
	// of two places in one playtest, that of the one who stays
	await sql`update venture.playtest_seat s set given_back_at = now() where person = ${from.id} and given_back_at is null
		and exists (select from venture.playtest_seat o where o.playtest = s.playtest and o.person = ${into.id} and o.given_back_at is null)`.execute(
		tx
	);
	await sql`update venture.playtest_seat set person = ${into.id} where person = ${from.id}`.execute(tx);
	await sql`delete from venture.tester where person = ${from.id} and exists (select from venture.tester where person = ${into.id})`.execute(
		tx
	);
	await sql`update venture.tester set person = ${into.id} where person = ${from.id}`.execute(tx);
}

/** What she wants to try out goes, and what she answered; her places ahead are free again, and those before are counted without her. What she announced of a file of hers loses its words. */
export async function erasePlaytests(tx: Tx, person: string): Promise<void> {
	await sql`delete from venture.tester where person = ${person}`.execute(tx);
	await sql`update venture.playtest_seat p set given_back_at = now() from venture.playtest_slot s
		where s.id = p.slot and p.person = ${person} and p.given_back_at is null and s.starts_at > now()`.execute(tx);
	await sql`update venture.playtest_seat set person = null, answers = null, named = false, nda_hash = null, nda_accepted_at = null where person = ${person}`.execute(
		tx
	);
	await sql`update venture.playtest set title = '—', words = '', seeks = '', details = null, nda = null, nda_hash = null, questions = '[]', state = 'closed'
		where written_by = ${person} and file is not null`.execute(tx);
	await sql`update venture.playtest set written_by = null where written_by = ${person}`.execute(tx);
}
