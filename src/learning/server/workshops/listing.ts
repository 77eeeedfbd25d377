import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type EditedOccurrence, occurrencesOfEach } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { Workshop } from '../../workshops/workshop.ts';
import type { On } from './tables.ts';

type Window = Readonly<{ limit: number; offset: number }>;

/** A workshop in the list of those who make it. `startsAt`: of its first séance; `teams`: those that have somebody. */
type WorkshopRow = Workshop &
	Readonly<{ title: Words; fictional: boolean; organizationName: string; startsAt: Date | null; teams: number }>;

/** The workshops of some organisations (null: of all), the newest first. @returns the rows of one page, and how many there are in all. */
export async function workshopList(
	{ organizations, limit, offset }: Window & Readonly<{ organizations: readonly string[] | null }>,
	on: On = db
): Promise<{ rows: WorkshopRow[]; total: number }> {
	const its = organizations ? sql<SqlBool>`f.organization = any(${[...organizations]}::uuid[])` : sql<SqlBool>`true`;
	const { rows } = await sql<WorkshopRow>`
		select ${columns}, f.title, f.fictional, g.name as organization_name,
			(select min(o.starts_at) from agenda.occurrence o where o.offering = f.id) as starts_at,
			(select count(distinct t.team)::int from learning.team_member t where t.workshop = w.id) as teams
		from ${workshops} join network.organization_card g on g.id = f.organization
		where ${its} ${newestFirst} limit ${limit} offset ${offset}`.execute(on);
	return { rows, total: await count(its, on) };
}

/** A workshop as the public finds it, with the séances that take place. `coming`: one of them has not ended. */
type PublicWorkshop = Workshop &
	Readonly<{ slug: string; title: Words; summary: Words; fictional: boolean; coming: boolean }> &
	Readonly<{ seances: readonly EditedOccurrence[] }>;

/** The published workshops with a séance that was not called off, what is to come first, then the newest. @returns one page, and how many there are in all. */
export async function publishedWorkshops(
	{ limit, offset }: Window,
	{ now = new Date(), on = db }: Readonly<{ now?: Date; on?: On }> = {}
): Promise<{ workshops: PublicWorkshop[]; total: number }> {
	const shown = sql<SqlBool>`f.published_at is not null and f.deleted_at is null and ${takesPlace(sql`true`)}`;
	const { rows } = await sql<Omit<PublicWorkshop, 'seances'>>`
		select ${columns}, f.slug, f.title, f.summary, f.fictional, ${takesPlace(sql`o.ends_at > ${now}`)} as coming
		from ${workshops} where ${shown} order by coming desc, w.created_at desc, w.id limit ${limit} offset ${offset}`.execute(
		on
	);
	const seances = await occurrencesOfEach(
		rows.map(({ offering }) => offering),
		on
	);
	return {
		workshops: rows.map((row) => ({
			...row,
			seances: (seances.get(row.offering) ?? []).filter(({ status }) => status === 'scheduled')
		})),
		total: await count(shown, on)
	};
}

const workshops = sql`learning.workshop w join agenda.offering f on f.id = w.offering`;
const columns = sql`w.id, w.offering, w.disciplines, w.campuses, w.team_size, w.campus_rule, w.canvas_kind, w.ended_at`;
const newestFirst = sql`order by w.created_at desc, w.id`;

const takesPlace = (when: RawBuilder<unknown>) =>
	sql`exists (select from agenda.occurrence o where o.offering = f.id and o.status = 'scheduled' and ${when})`;

async function count(which: RawBuilder<SqlBool>, on: On): Promise<number> {
	const { rows } = await sql<{
		total: number;
	}>`select count(*)::int as total from ${workshops} where ${which}`.execute(on);
	return rows[0]?.total ?? 0;
}
