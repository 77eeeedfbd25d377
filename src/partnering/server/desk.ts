import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Direction, ProposalKind } from '../kinds.ts';
import type { ProposalState } from '../states.ts';

export const proposalSorts = ['published', 'title', 'organization', 'until', 'waiting'] as const;

export type DeskQuery = Readonly<{
	q: string;
	state: string;
	direction: string;
	/** « yes »: those whose interests wait for an answer alone. */
	waiting: string;
	sort: (typeof proposalSorts)[number];
	descending: boolean;
	limit: number;
	offset: number;
}>;

export type DeskRow = Readonly<{
	id: string;
	title: string;
	direction: Direction;
	kind: ProposalKind;
	state: ProposalState;
	organization: string;
	anonymous: boolean;
	fictional: boolean;
	publishedAt: Date | null;
	until: string;
	interests: number;
	waiting: number;
	agreed: number;
}>;

const waiting = sql`(select count(*)::int from partnering.interest i where i.proposal = p.id and i.state = 'asked')`;

/** The proposals as the team sees them, drafts and anonymous ones too. */
export async function allProposals(query: DeskQuery) {
	const { q, state, direction, sort, descending, limit, offset } = query;
	const order = {
		published: sql`coalesce(p.published_at, 'infinity')`,
		title: sql`p.title collate "und-x-icu"`,
		organization: sql`c.name collate "und-x-icu"`,
		until: sql`p.until`,
		waiting
	}[sort];
	const { rows } = await sql<DeskRow & { total: number }>`
		select p.id, p.title, p.direction, p.kind, p.state, c.name as organization, p.anonymous, p.fictional, p.published_at, p.until::text as until,
			(select count(*)::int from partnering.interest i where i.proposal = p.id) as interests, ${waiting} as waiting,
			(select count(*)::int from partnering.interest i join partnering.agreement a on a.interest = i.id where i.proposal = p.id and a.agreed_at is not null) as agreed,
			count(*) over ()::int as total
		from partnering.proposal p join network.organization_card c on c.id = p.organization
		where (${state} = '' or p.state = ${state}) and (${direction} = '' or p.direction = ${direction})
			and (${query.waiting} <> 'yes' or (${waiting} > 0 and p.state in ('open', 'expired')))
			and ${q ? sql`(${containing(sql`p.words`, q)} or ${containing(sql`kernel.name_vector(c.name)`, q)})` : sql`true`}
		order by ${order} ${descending ? sql`desc` : sql`asc`}, p.id limit ${limit} offset ${offset}`.execute(db);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
