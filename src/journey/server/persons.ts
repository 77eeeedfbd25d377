import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetWitness } from './competences/forgetting.ts';

/** All that the journey keeps of a person; of others in it only what they wrote to her. */
export async function exportJourney(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql<{ row: unknown }>>) =>
		(await query.execute(db)).rows.map(({ row }) => row);
	const all = (table: string, without: readonly string[]) =>
		rows(
			sql`select to_jsonb(t) - ${without}::text[] as row from ${sql.table(`journey.${table}`)} t where person = ${person}`
		);
	return {
		runs: await rows(sql`select to_jsonb(r) - 'person' || jsonb_build_object('story', s.slug) as row
			from journey.run r join journey.story s on s.id = r.story where r.person = ${person}`),
		dossiers: await rows(
			sql`select to_jsonb(d) as row from journey.dossier d join journey.run r on r.id = d.run where r.person = ${person}`
		),
		challenges:
			await rows(sql`select jsonb_build_object('key', q.key, 'closed', t.closed_at, 'reopened', t.reopened_at) as row
			from journey.quest_state t join journey.quest q on q.id = t.quest where t.person = ${person}`),
		competences: await all('evidence', ['person', 'given_by', 'gone', 'mutual']),
		answers: await all('answer', ['person']),
		meetings: await all('meeting', ['person', 'host']),
		listed: await all('host', ['person']),
		// of those who asked her: when, and what she answered
		askedOfHer:
			await rows(sql`select jsonb_build_object('asked', m.asked_at, 'state', m.state, 'at', m.at, 'reply', m.reply, 'held', m.host_says) as row
			from journey.meeting m join journey.host h on h.id = m.host where h.person = ${person}`),
		reviews: await rows(sql`select to_jsonb(v) - '{coach,reviewed_by}'::text[] as row
			from journey.review v join journey.run r on r.id = v.run where r.person = ${person}`),
		reviewsByHer:
			await rows(sql`select jsonb_build_object('at', reviewed_at, 'comments', comments, 'missing', missing, 'accepted', accepted) as row
			from journey.review where reviewed_by = ${person}`),
		testimonies: await all('testimony', ['person', 'witness']),
		// of those of whom she spoke: when, and what she said she saw
		testimoniesByHer: await rows(
			sql`select jsonb_build_object('at', answered_at, 'seen', seen) as row from journey.testimony where witness = ${person}`
		),
		passedOver: await all('passed', ['person'])
	};
}

/** Where somebody is named who did something for others. */
const doers = [
	['story_version', 'published_by'],
	['word_reading', 'read_by'],
	['review', 'coach'],
	['review', 'reviewed_by'],
	['evidence', 'given_by'],
	['testimony', 'witness'],
	['rehearsal', 'by']
] as const;
const hers = ['evidence', 'testimony', 'quest_state', 'answer', 'passed', 'meeting', 'run', 'host'] as const;

/** Takes out what names a person, and all that she played and wrote. A meeting with her stays for who met her, without her name. */
export async function eraseJourney(tx: Tx, person: string): Promise<void> {
	await sql`update journey.meeting m set state = 'declined', reply = null from journey.host h
		where h.id = m.host and h.person = ${person} and m.state = 'asked'`.execute(tx);
	await forgetWitness(tx, person);
	for (const [table, column] of doers)
		await sql`update ${sql.table(`journey.${table}`)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(
			tx
		);
	for (const table of hers)
		await sql`delete from ${sql.table(`journey.${table}`)} where person = ${person}`.execute(tx);
}

/** Gives what one person played and wrote to another, who she turned out to be. */
export async function mergeJourney(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	const [one, other] = [from.id, into.id];
	await sql`update journey.meeting set host = n.id from journey.host o, journey.host n
		where host = o.id and o.person = ${one} and n.person = ${other}`.execute(tx);
	await sql`delete from journey.host where person = ${one} and exists (select from journey.host where person = ${other})`.execute(
		tx
	);
	await sql`insert into journey.quest_state as s (quest, person, closed_at, reopened_at)
		select quest, ${other}::uuid, closed_at, reopened_at from journey.quest_state where person = ${one}
		on conflict (quest, person) do update set closed_at = excluded.closed_at, reopened_at = null
		where s.reopened_at is not null and excluded.reopened_at is null`.execute(tx);
	await sql`update journey.evidence e set person = ${other} where person = ${one} and not exists (
		select from journey.evidence o where o.person = ${other} and (o.source, o.ref, o.competence, o.level) = (e.source, e.ref, e.competence, e.level))`.execute(
		tx
	);
	await sql`update journey.answer a set person = ${other} where person = ${one} and not exists (
		select from journey.answer o where o.person = ${other} and (o.story, o.moment) = (a.story, a.moment))`.execute(tx);
	await sql`insert into journey.passed (story, person, moment, at)
		select story, ${other}::uuid, moment, at from journey.passed where person = ${one} on conflict do nothing`.execute(
		tx
	);
	for (const table of ['run', 'meeting', 'host', 'testimony'])
		await sql`update ${sql.table(`journey.${table}`)} set person = ${other} where person = ${one}`.execute(tx);
	for (const [table, column] of doers)
		await sql`update ${sql.table(`journey.${table}`)} set ${sql.ref(column)} = ${other} where ${sql.ref(column)} = ${one}`.execute(
			tx
		);
	await forgetOwnWords(tx, other);
	await eraseJourney(tx, one);
}

/** What she said of herself as if she were another, since both were she. */
async function forgetOwnWords(tx: Tx, person: string): Promise<void> {
	await sql`delete from journey.evidence where person = ${person} and given_by = ${person} and source <> 'self'`.execute(
		tx
	);
	await sql`delete from journey.testimony where person = ${person} and witness = ${person}`.execute(tx);
}
