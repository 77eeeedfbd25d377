import { sql } from 'kysely';
import { forgetRowsAbout } from '#exchange/server';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { eraseAsking, exportAsking, mergeAsking } from './asking/persons.ts';
import { eraseBriefs, exportBriefs, mergeBriefs } from './briefs/persons.ts';
import { eraseCalls, exportCalls, mergeCalls } from './calls/persons.ts';
import { eraseFollowUps, exportFollowUps, mergeFollowUps } from './following/persons.ts';
import { emptyNameless, eraseInbox, exportInbox, mergeInbox } from './inbox/persons.ts';
import { eraseMentoring, exportMentoring, mergeMentoring } from './mentors/persons.ts';
import { erasePlaytests, exportPlaytests, mergePlaytests } from './playtests/persons.ts';
import { eraseProjects, exportProjects, mergeProjects } from './projects/persons.ts';

const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;

/** What is kept about a person here, as far as the team may hand it over: with whom there are files about her. */
export const exportPerson = async (person: string): Promise<Record<string, unknown[]>> => ({
	ventureHoldings: await rows(sql`
		select k.name as keeper, h.role, h.since, h.asked_at, h.accepted_at, h.until from venture.holder h
			join venture.file f on f.id = h.file join network.organization_card k on k.id = f.keeper where h.person = ${person} order by h.asked_at`)
});

/** The same for herself: the files that are about her as far as she reads them, what was done with them that is told to her, what she said and signed. */
export async function exportOwn(person: string): Promise<Record<string, unknown[]>> {
	return {
		ventureFiles: await rows(sql`
			select f.name, f.kind, f.stage, f.sentence, f.needs, f.promises, k.name as keeper, h.role, h.since from venture.holder h
				join venture.file f on f.id = h.file join network.organization_card k on k.id = f.keeper
			where h.person = ${person} and h.accepted_at is not null and h.ended_at is null order by h.asked_at`),
		ventureContacts: await rows(sql`
			select c.kind, c.at, upper(c.during) as until, c.operation, f.name as file, case when c.shared_at is not null or c.author = ${person} then c.summary end as summary
			from venture.contact c join venture.contact_file cf on cf.contact = c.id join venture.file f on f.id = cf.file
			where c.struck_at is null and not c.planned and (c.author = ${person}
				or (c.shared_at is not null and exists (select from venture.holder h where h.file = f.id and h.person = ${person} and h.accepted_at is not null and h.ended_at is null)))
			order by c.at`),
		ventureNumbers: await rows(
			sql`select kind, as_of, value, seen, given_at from venture.number where given_by = ${person} order by given_at`
		),
		ventureSheets: await rows(
			sql`select month, minutes, operation, signed_at, signed_name from venture.sheet where to_person = ${person} order by month`
		),
		ventureSteps: await rows(sql`select title, at, added_at from venture.step where added_by = ${person} order by at`),
		ventureShares: await rows(sql`
			select o.name as organization, s.parts, s.given_at, s.ended_at from venture.share s join network.organization_card o on o.id = s.organization
			where s.given_by = ${person} order by s.given_at`),
		...(await exportAsking(person)),
		...(await exportMentoring(person)),
		...(await exportBriefs(person)),
		...(await exportPlaytests(person)),
		...(await exportInbox(person)),
		...(await exportProjects(person)),
		...(await exportFollowUps(person)),
		...(await exportCalls(person))
	};
}

/** Two that turned out to be one: what was of either is of the one that stays. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	await mergeAsking(tx, from, into);
	await mergeMentoring(tx, from, into);
	await mergeBriefs(tx, from, into);
	await mergePlaytests(tx, from, into);
	await mergeInbox(tx, from, into);
	await mergeProjects(tx, from, into);
	await mergeFollowUps(tx, from, into);
	await mergeCalls(tx, from, into);
	const move = (table: string, column: string) =>
		sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	if (from.kind === 'organization') {
		await sql`delete from venture.share s where organization = ${from.id} and ended_at is null
			and exists (select from venture.share other where other.file = s.file and other.organization = ${into.id} and other.ended_at is null)`.execute(
			tx
		);
		for (const [table, column] of ofOrganizations) await move(table, column);
	}
	if (from.kind !== 'person') return;
	await sql`delete from venture.holder h where person = ${from.id} and ended_at is null
		and exists (select from venture.holder other where other.file = h.file and other.person = ${into.id} and other.ended_at is null)`.execute(
		tx
	);
	for (const [table, column] of ofPersons) await move(table, column);
}

const ofOrganizations = [
	['venture.file', 'keeper'],
	['venture.file', 'company'],
	['venture.share', 'organization'],
	['venture.contact', 'organization']
] as const;

const ofPersons = [
	['venture.file', 'adviser'],
	['venture.holder', 'person'],
	['venture.share', 'given_by'],
	['venture.number', 'given_by'],
	['venture.document', 'added_by'],
	['venture.step', 'added_by'],
	['venture.contact', 'author'],
	['venture.plan', 'written_by'],
	['venture.sheet', 'to_person'],
	['venture.sheet', 'signed_by']
] as const;

/**
 * Removes who she was from the files that are about her, and what she alone wrote; what others wrote stays. A file of nobody any more loses its words unless it is a company's; what was counted stays, without
 * a name.
 */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await eraseAsking(tx, person);
	await eraseMentoring(tx, person);
	await eraseBriefs(tx, person);
	await erasePlaytests(tx, person);
	await eraseInbox(tx, person);
	const { rows } = await sql<{ file: string }>`
		update venture.holder set ended_at = coalesce(ended_at, now()), until = coalesce(until, current_date), asked_as = '—' where person = ${person} returning file`.execute(
		tx
	);
	await sql`update venture.contact set summary = null where author = ${person}`.execute(tx);
	await sql`delete from venture.step where added_by = ${person}`.execute(tx);
	await sql`update venture.sheet set signed_name = null, token_hash = null where to_person = ${person}`.execute(tx);
	await sql`update venture.file f set name = '', sentence = null, needs = null, promises = null, closed_at = coalesce(closed_at, now()), close_reason = coalesce(close_reason, 'asked')
		where id = any(${rows.map(({ file }) => file)}::uuid[]) and company is null
			and not exists (select from venture.holder h where h.file = f.id and h.accepted_at is not null and h.ended_at is null)`.execute(
		tx
	);
	const emptied = await sql<{ id: string }>`
		select id from venture.file where id = any(${rows.map(({ file }) => file)}::uuid[]) and name = ''`.execute(tx);
	await forgetRowsAbout(
		tx,
		emptied.rows.map(({ id }) => id)
	);
	await sql`update venture.contact c set summary = null where exists (
		select from venture.contact_file cf join venture.file f on f.id = cf.file where cf.contact = c.id and f.name = '')`.execute(
		tx
	);
	await emptyNameless(tx);
	await eraseProjects(tx, person);
	await eraseFollowUps(tx, person);
	await eraseCalls(tx, person);
	await sql`delete from venture.document d using venture.file f where f.id = d.file and f.name = ''`.execute(tx);
	await sql`delete from venture.goal g using venture.file f where f.id = g.file and f.name = ''`.execute(tx);
}
