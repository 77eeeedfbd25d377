import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { cancelOf } from './cancelling.ts';
import { withdrawAllHours } from './hours.ts';

/** What is kept about a person as a mentor, and of what she booked with one. */
export async function exportMentoring(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		mentor: await rows(sql`
			select t.sentence, t.locality, t.languages, t.sectors, t.shown, t.asked_at, t.accepted_at, t.stopped_at,
				array(select s.skill from venture.mentor_skill s where s.mentor = t.id order by s.rank) as skills from venture.mentor t where t.person = ${person}`),
		mentorHours: await rows(sql`
			select lower(h.during) as from, upper(h.during) as until, h.slot_minutes, h.link, l.name as place, h.withdrawn_at from venture.mentor_hours h
				join venture.mentor t on t.id = h.mentor left join network.place_card l on l.id = h.place where t.person = ${person} order by lower(h.during)`),
		mentorings: await rows(sql`
			select lower(g.during) as from, upper(g.during) as until, g.state, g.word, q.name as mentor, g.person_says, g.mentor_says,
				case when g.person = ${person} then g.topic end as topic, case when g.person = ${person} then g.project end as project
			from venture.mentoring g join venture.mentor t on t.id = g.mentor join identity.person q on q.id = t.person
			where g.person = ${person} or t.person = ${person} order by lower(g.during)`)
	};
}

/** Two that turned out to be one. */
export async function mergeMentoring(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'organization')
		for (const column of ['organization', 'invited_for'])
			await sql`update venture.mentor set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
				tx
			);
	if (from.kind !== 'person') return;
	const moved = sql`(select t.id from venture.mentor t where t.person = ${into.id})`;
	const gone = sql`(select t.id from venture.mentor t where t.person = ${from.id} and exists ${moved})`;
	// what both had at once stands with the one that stays
	for (const table of ['mentor_hours', 'mentoring'])
		await sql`update venture.${sql.raw(table)} set mentor = ${moved} where mentor = ${gone}`.execute(tx);
	await sql`delete from venture.mentor where id = ${gone}`.execute(tx);
	await sql`update venture.mentor set person = ${into.id} where person = ${from.id}`.execute(tx);
	await sql`update venture.mentor set invited_by = ${into.id} where invited_by = ${from.id}`.execute(tx);
	await sql`update venture.mentoring set person = ${into.id} where person = ${from.id}`.execute(tx);
	await sql`delete from venture.mentor_hidden h where person = ${from.id} and exists (
		select from venture.mentor_hidden o where o.person = ${into.id} and o.mentor = h.mentor)`.execute(tx);
	await sql`update venture.mentor_hidden set person = ${into.id} where person = ${from.id}`.execute(tx);
}

/** Removes what she said of herself and wrote; what was booked with her, or by her, is called off, and what was held stays without her words. */
export async function eraseMentoring(tx: Tx, person: string): Promise<void> {
	const by = { actor: null, source: 'job' } as const;
	await cancelOf(tx, person, by);
	const { rows } = await sql<{ id: string }>`select id from venture.mentor where person = ${person} for update`.execute(
		tx
	);
	for (const { id } of rows) {
		await withdrawAllHours(tx, id, by);
		await sql`delete from venture.mentor_skill where mentor = ${id}`.execute(tx);
		await sql`update venture.mentor set asked_as = '—', sentence = null, locality = null, languages = '{}', sectors = '{}', shown = false, stopped_at = coalesce(stopped_at, now()) where id = ${id}`.execute(
			tx
		);
		await sql`update venture.mentor_hours set link = null where mentor = ${id} and place is null`.execute(tx);
		await sql`update venture.mentoring set word = null where mentor = ${id} and state = 'declined'`.execute(tx);
	}
	await sql`update venture.mentoring set topic = null, project = null where person = ${person}`.execute(tx);
	await sql`update venture.mentoring g set word = null where state = 'cancelled' and (person = ${person}
		or exists (select from venture.mentor t where t.id = g.mentor and t.person = ${person}))`.execute(tx);
	await sql`delete from venture.mentor_hidden where person = ${person}`.execute(tx);
}
