import { type RawBuilder, sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { mayBeMinor, seenBy } from '#kernel/identity/server/visibility.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { FileKind, Stage } from '../../kinds.ts';
import type { On } from '../tables.ts';

/** A project as everybody reads it. `founders`: those who chose to be named, and are of age. */
export type Project = Readonly<{
	id: string;
	kind: FileKind;
	name: string;
	sentence: string;
	sector: string | null;
	locality: string | null;
	stage: Stage;
	founders: readonly Readonly<{ name: string; profile: string | null }>[];
	company: Readonly<{ slug: string; name: string }> | null;
	fictional: boolean;
	shownAt: Date;
	updatedAt: Date;
}>;

type ProjectQuery = Readonly<{ text?: string; sector?: string; stage?: Stage; organization?: string }>;
type Window = Readonly<{ limit: number; offset: number }>;

/** The stage that everybody reads: `shownStage` of `projects/project.ts`. */
const stage = sql<Stage>`case when f.close_reason in ('done', 'moved') then 'alumni' else f.stage end`;

/** What makes a project a public one, of `venture.project p` and `venture.file f`: shown, and somebody is there who could take it back. */
const seen = sql<boolean>`p.shown_at is not null and f.name <> ''
	and exists (select from venture.holder h where h.file = f.id and h.accepted_at is not null and h.ended_at is null)`;

/** The condition under which the project of some id is found by search. */
export const isPublic = (id: RawBuilder<unknown>): RawBuilder<boolean> =>
	sql<boolean>`exists (select from venture.project p join venture.file f on f.id = p.file where p.id = ${id} and ${seen})`;

/** Projects and alumni who chose to be seen, the latest first, and how many there are in all. */
export async function projects(query: ProjectQuery, { limit, offset }: Window, on: On = db) {
	const { rows } = await sql<Project & { total: number }>`
		${selected(sql`, count(*) over ()::int as total`)} where ${asked(query)} order by p.shown_at desc, p.id limit ${limit} offset ${offset}`.execute(
		on
	);
	return { projects: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** One of them. @throws 404 for one that nobody chose to show, or that was taken back. */
export async function projectById(id: string, on: On = db): Promise<Project> {
	const { rows } = isId(id)
		? await sql<Project>`${selected()} where ${seen} and p.id = ${id}`.execute(on)
		: { rows: [] };
	if (!rows[0]) throw missing();
	return rows[0];
}

/** The sectors and stages that there are some of. */
export async function projectFacets(on: On = db) {
	const { rows } = await sql<{ sector: string | null; stage: Stage }>`
		select distinct p.sector, ${stage} as stage from venture.project p join venture.file f on f.id = p.file where ${seen}`.execute(
		on
	);
	return {
		sectors: new Set(rows.flatMap(({ sector }) => sector ?? [])),
		stages: new Set(rows.map((row) => row.stage))
	};
}

function asked({ text, sector, stage: wanted, organization }: ProjectQuery): RawBuilder<boolean> {
	return sql<boolean>`${seen}
		and (${sector ?? null}::text is null or p.sector = ${sector ?? null})
		and (${wanted ?? null}::text is null or ${stage} = ${wanted ?? null})
		and (${organization ?? null}::uuid is null or p.company = ${organization ?? null})
		and ${text ? containing(sql`p.words`, text) : sql`true`}`;
}

const selected = (more = sql``) => sql`
	select p.id, f.kind, p.name, p.sentence, p.sector, p.locality, ${stage} as stage, p.fictional, p.shown_at, p.updated_at,
		case when c.id is not null then jsonb_build_object('slug', c.slug, 'name', c.name) end as company,
		coalesce((select jsonb_agg(jsonb_build_object('name', n.name, 'profile', r.slug) order by h.since, h.id)
			from venture.project_yes y join venture.holder h on h.id = y.holder join identity.person n on n.id = h.person
				left join network.profile_card r on r.person = n.id and ${seenBy(null, 'n.id', 'name')}
			where y.project = p.id and y.named and h.accepted_at is not null and h.ended_at is null and n.erased_at is null and not ${mayBeMinor('n')}), '[]') as founders
		${more}
	from venture.project p join venture.file f on f.id = p.file left join network.organization_card c on c.id = p.company and c.deleted_at is null`;
