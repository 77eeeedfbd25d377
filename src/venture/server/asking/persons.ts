import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** What is kept about a person here: what she asked and wrote, and the referrals that are about her. */
export async function exportAsking(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		questions: await rows(sql`
			select q.id, q.name, q.email, q.area, q.path, o.name as organization, q.asked_at, q.due_day, q.closed_at from venture.question q
				join network.organization_card o on o.id = q.organization where q.asker = ${person} order by q.asked_at`),
		questionMessages: await rows(sql`
			select t.question, t.from_asker, t.words, t.at from venture.question_message t join venture.question q on q.id = t.question
			where t.author = ${person} or q.asker = ${person} order by t.at`),
		referrals: await rows(sql`
			select r.partner, f.name as from_organization, r.asks, r.carries, r.parts, r.wording, r.hash, r.state,
				(select json_agg(json_build_object('step', s.step, 'at', s.at, 'by', s.by_name, 'words', s.words) order by s.rank) from venture.referral_step s where s.referral = r.id) as steps
			from venture.referral r join network.organization_card f on f.id = r.from_organization where r.person = ${person} order by r.id`),
		answersFor: await rows(sql`
			select o.name as organization, w.areas, w.days, w.away_until from venture.welcomer w join network.organization_card o on o.id = w.organization
			where w.person = ${person}`)
	};
}

const ofOrganizations = [
	['venture.question', 'organization'],
	['venture.referral', 'from_organization'],
	['venture.referral', 'organization']
] as const;

const ofPersons = [
	['venture.question', 'asker'],
	['venture.question', 'welcomer'],
	['venture.question_message', 'author'],
	['venture.referral', 'person'],
	['venture.referral', 'referrer'],
	['venture.referral_step', 'person']
] as const;

/** Two that turned out to be one: what was of either is of the one that stays. */
export async function mergeAsking(tx: Tx, from: Ref, into: Ref): Promise<void> {
	const columns = from.kind === 'organization' ? ofOrganizations : from.kind === 'person' ? ofPersons : [];
	for (const [table, column] of columns)
		await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	if (!columns.length) return;
	const [own, other] = from.kind === 'person' ? ['person', 'organization'] : ['organization', 'person'];
	await sql`delete from venture.welcomer w where ${sql.ref(own)} = ${from.id}
		and exists (select from venture.welcomer o where o.${sql.ref(own)} = ${into.id} and o.${sql.ref(other)} = w.${sql.ref(other)})`.execute(
		tx
	);
	await sql`update venture.welcomer set ${sql.ref(own)} = ${into.id} where ${sql.ref(own)} = ${from.id}`.execute(tx);
}

/**
 * Removes who she was and what she alone wrote: her questions are closed and have no name, her referrals are taken back and carry nothing. What others wrote in them stays, and that there was one.
 */
export async function eraseAsking(tx: Tx, person: string): Promise<void> {
	await sql`delete from venture.welcomer where person = ${person}`.execute(tx);
	await sql`update venture.question_message set words = null where author = ${person}`.execute(tx);
	await sql`update venture.question set name = '', email = '', path = null, closed_at = coalesce(closed_at, now()), due_day = null, remind_day = null where asker = ${person}`.execute(
		tx
	);
	await sql`delete from venture.referral_code where referral in (select id from venture.referral where person = ${person})`.execute(
		tx
	);
	const { rows } = await sql<{ id: string }>`
		update venture.referral set state = 'withdrawn', next_day = null where person = ${person} and state in ('proposed', 'agreed', 'sent', 'unanswered') returning id`.execute(
		tx
	);
	await sql`insert into venture.referral_step (referral, rank, step, day, at)
		select r.id, (select count(*) from venture.referral_step s where s.referral = r.id), 'withdrawn', current_date, now() from venture.referral r
		where r.id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
	await sql`update venture.referral set name = '', email = '', asks = '', carries = '[]', wording = null where person = ${person}`.execute(
		tx
	);
	await sql`update venture.referral_step set words = null, by_name = null where person = ${person}`.execute(tx);
	await sql`update venture.referral set asks = '' where referrer = ${person}`.execute(tx);
}
