import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { ContactKind } from '../contact-kinds.ts';
import type { On } from './tables.ts';

/** An adviser's time, as a timesheet has it. `day`: by the hub's clock; the files are named for her alone. */
export type Hour = Readonly<{
	id: string;
	day: string;
	from: Date;
	until: Date;
	minutes: number;
	kind: ContactKind;
	operation: string | null;
	organization: string;
	files: readonly string[];
}>;

/** An adviser's time of a month (`2026-11`), in order. What is struck out took none. */
export async function hoursOf(adviser: string, month: string, on: On = db): Promise<Hour[]> {
	const { timeZone } = await hub();
	const { rows } = await sql<Hour>`
		select c.id, to_char(lower(c.during) at time zone ${timeZone}, 'YYYY-MM-DD') as day, lower(c.during) as from, upper(c.during) as until,
			(extract(epoch from upper(c.during) - lower(c.during)) / 60)::int as minutes, c.kind, c.operation, o.name as organization,
			array(select f.name from venture.contact_file cf join venture.file f on f.id = cf.file where cf.contact = c.id order by f.name) as files
		from venture.contact c join network.organization_card o on o.id = c.organization
		where c.author = ${adviser} and c.struck_at is null and not c.planned and c.during is not null and to_char(lower(c.during) at time zone ${timeZone}, 'YYYY-MM') = ${month}
		order by lower(c.during)`.execute(on);
	return rows;
}

/** How many minutes of each adviser stand under an operation in a month, for the organisation that answers for them: counts, and no file. */
export async function hoursByAdviser(
	organization: string,
	month: string,
	on: On = db
): Promise<readonly Readonly<{ adviser: string; operation: string | null; minutes: number; support: number }>[]> {
	const { timeZone } = await hub();
	const { rows } = await sql<{ adviser: string; operation: string | null; minutes: number; support: number }>`
		select coalesce(p.name, '—') as adviser, c.operation, sum(extract(epoch from upper(c.during) - lower(c.during)) / 60)::int as minutes,
			coalesce(sum((select max(extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60) from venture.contact_file cf where cf.contact = c.id)), 0)::int as support
		from venture.contact c left join identity.person p on p.id = c.author
		where c.organization = ${organization} and c.struck_at is null and not c.planned and c.during is not null and to_char(lower(c.during) at time zone ${timeZone}, 'YYYY-MM') = ${month}
		group by c.author, p.name, c.operation order by 1, 2 nulls last`.execute(on);
	return rows;
}

/** The minutes of support that a file has had, by operation. */
export async function supportOf(
	file: string,
	on: On = db
): Promise<readonly Readonly<{ operation: string | null; minutes: number; sessions: number; signed: number }>[]> {
	const { rows } = await sql<{ operation: string | null; minutes: number; sessions: number; signed: number }>`
		select c.operation, sum(extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60)::int as minutes, count(*)::int as sessions,
			coalesce(sum(extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60) filter (where s.signed_at is not null), 0)::int as signed
		from venture.contact_file cf join venture.contact c on c.id = cf.contact left join venture.sheet s on s.id = cf.sheet
		where cf.file = ${file} and cf.supports is not null group by c.operation order by c.operation nulls last`.execute(
		on
	);
	return rows;
}
