import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { ContactKind } from '../contact-kinds.ts';
import type { FileKind, Stage } from '../kinds.ts';
import type { On } from './tables.ts';

/** What was done with a file, as a figure counts it; `minutes`: of support, none where it does not count. */
export type CountedContact = Readonly<{
	contact: string;
	file: string;
	keeper: string;
	kind: ContactKind;
	at: Date;
	minutes: number;
	operation: string | null;
	/** The sheet in which it stands, once that is signed. */
	sheet: string | null;
	sheetHash: string | null;
	signedAt: Date | null;
	/** The SHA-256 of what stands in the sheet now. */
	sheetSays: string | null;
}>;
export type CountedFile = Readonly<{
	id: string;
	kind: FileKind;
	stage: Stage;
	company: string | null;
	openedAt: Date;
}>;
export type CountedFollowUp = Readonly<{
	id: string;
	file: string;
	months: 12 | 36;
	answeredAt: Date;
	active: boolean;
	/** In hundredths of a full-time one. */
	jobs: number | null;
}>;
/** Jobs that were said of a file, in hundredths. */
export type CountedJobs = Readonly<{ id: string; file: string; asOf: string; value: number }>;

/** What a figure needs of files: ids, days and scalars, no name. What is struck out or only planned is not there. */
export async function countedFiles(on: On = db) {
	const [contacts, files, followUps, jobs] = await Promise.all([
		sql<CountedContact>`
			with said as (
				select l.sheet, encode(sha256(convert_to(string_agg(concat_ws(' ', l.contact, extract(epoch from lower(l.supports)), extract(epoch from upper(l.supports)), k.kind), ','
					order by lower(l.supports), l.contact), 'UTF8')), 'hex') as hash
				from venture.contact_file l join venture.contact k on k.id = l.contact where l.sheet is not null group by l.sheet
			)
			select c.id as contact, cf.file, f.keeper, c.kind, c.at, c.operation, s.id as sheet, s.hash as sheet_hash, s.signed_at, said.hash as sheet_says,
				coalesce(extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60, 0)::int as minutes
			from venture.contact_file cf join venture.contact c on c.id = cf.contact join venture.file f on f.id = cf.file
				left join venture.sheet s on s.id = cf.sheet and s.signed_at is not null left join said on said.sheet = s.id
			where c.struck_at is null and not c.planned order by c.at, c.id, cf.file`.execute(on),
		sql<CountedFile>`select id, kind, stage, company, opened_at from venture.file order by id`.execute(on),
		sql<CountedFollowUp>`
			select u.id, u.file, u.months::int as months, u.answered_at, coalesce(u.active, false) as active,
				(select n.value::float8 from venture.number n where n.follow_up = u.id and n.kind = 'jobs' and n.struck_at is null) as jobs
			from venture.follow_up u where u.answered_at is not null order by u.id`.execute(on),
		sql<CountedJobs>`
			select id, file, as_of::text as as_of, value::float8 as value from venture.number where kind = 'jobs' and struck_at is null order by as_of, id`.execute(
			on
		)
	]);
	return { contacts: contacts.rows, files: files.rows, followUps: followUps.rows, jobs: jobs.rows };
}

/** What an adviser was written down for under an operation, whether it is charged or was written before that was asked. */
export type WorkedHour = Readonly<{ contact: string; worker: string; from: Date; until: Date; operation: string }>;

export async function workedHours(on: On = db): Promise<WorkedHour[]> {
	const { rows } = await sql<WorkedHour>`
		select id as contact, author as worker, lower(during) as from, upper(during) as until, operation from venture.contact
		where operation is not null and author is not null and during is not null and struck_at is null and not planned order by id`.execute(
		on
	);
	return rows;
}

/** Somebody whose file it is: since when as a project, and since when as a company; null where it was never that. */
export type CountedHolding = Readonly<{ person: string; file: string; projectAt: Date | null; companyAt: Date | null }>;

/**
 * Whose files there are, of those who have said that it is theirs: ids and moments, no name. A project became a company when the log first says so: that it is one, or which one of the directory it is. Before she
 * was in it, it was not hers.
 */
export async function countedHoldings(on: On = db): Promise<CountedHolding[]> {
	const { rows } = await sql<CountedHolding>`
		with said as (
			select object as file, min(at) filter (where detail ->> 'kind' = 'project') as project_at,
				min(at) filter (where detail ->> 'kind' = 'company' or 'company' = any(string_to_array(detail ->> 'cells', ' '))) as company_at
			from kernel.activity where object_kind = 'venture_file' and verb in ('venture.opened', 'venture.changed', 'venture.stage_changed') group by object
		), held as (
			select h.id, h.person, h.file, f.kind, f.company, f.opened_at, s.project_at, s.company_at, (h.since + time '12:00') at time zone 'UTC' as since
			from venture.holder h join venture.file f on f.id = h.file left join said s on s.file = f.id where h.accepted_at is not null
		)
		select person, file, case when kind = 'project' or project_at is not null then greatest(coalesce(project_at, opened_at), since) end as project_at,
			case when kind = 'company' or company is not null then greatest(coalesce(company_at, opened_at), since) end as company_at
		from held order by file, person, id`.execute(on);
	return rows;
}
