import { type RawBuilder, sql } from 'kysely';
import { portionsOf } from '#kernel/server/at-length.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Direction, ProposalKind } from '../kinds.ts';
import type { ProposalState } from '../states.ts';
import { authors } from './reading.ts';

export const proposalSorts = ['published', 'title', 'organization', 'until', 'waiting'] as const;

export type DeskQuery = Readonly<{
	q: string;
	state: string;
	direction: string;
	/** « yes »: those whose interests wait for an answer alone; « abroad »: those from abroad that wait for the team. */
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
	country: string | null;
	anonymous: boolean;
	fictional: boolean;
	publishedAt: Date | null;
	until: string;
	interests: number;
	waiting: number;
	agreed: number;
}>;

const waiting = sql`(select count(*)::int from partnering.interest i where i.proposal = p.id and i.state = 'asked')`;

/** Of `partnering.proposal p`: it was put up from abroad, and the team has neither published it nor said no. */
const waitsForTeam = sql<boolean>`(p.outside is not null and p.state = 'draft')`;

/** How many do. */
export async function countFromAbroad(): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from partnering.proposal p where ${waitsForTeam}`.execute(db);
	return rows[0]?.count ?? 0;
}

/** The proposals as the team sees them, drafts and anonymous ones too. */
export async function allProposals({ limit, offset, ...query }: DeskQuery) {
	const { rows } = await sql<DeskRow & { total: number }>`
		${inOrder(query, sql`, count(*) over ()::int as total`)} limit ${limit} offset ${offset}`.execute(db);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

type Every = Omit<DeskQuery, 'limit' | 'offset'>;

/** All of them, some at a time. */
export const proposalsInPortions = (query: Every, tx: Tx): AsyncGenerator<DeskRow[]> =>
	portionsOf(tx, inOrder(query, sql``));

function inOrder(query: Every, more: RawBuilder<unknown>): RawBuilder<DeskRow> {
	const { q, state, direction, sort, descending } = query;
	const order = {
		published: sql`coalesce(p.published_at, 'infinity')`,
		title: sql`p.title collate "und-x-icu"`,
		organization: sql`c.name collate "und-x-icu"`,
		until: sql`p.until`,
		waiting
	}[sort];
	return sql<DeskRow>`
		select p.id, p.title, p.direction, p.kind, p.state, c.name as organization, c.country, p.anonymous, p.fictional, p.published_at, p.until::text as until,
			(select count(*)::int from partnering.interest i where i.proposal = p.id) as interests, ${waiting} as waiting,
			(select count(*)::int from partnering.interest i join partnering.agreement a on a.interest = i.id where i.proposal = p.id and a.agreed_at is not null) as agreed${more}
		from partnering.proposal p join ${authors} c on c.id = p.author
		where (${state} = '' or p.state = ${state}) and (${direction} = '' or p.direction = ${direction})
			and (${query.waiting} <> 'yes' or (${waiting} > 0 and p.state in ('open', 'expired') and p.outside is null))
			and (${query.waiting} <> 'abroad' or ${waitsForTeam})
			and ${q ? sql`(${containing(sql`p.words`, q)} or ${containing(sql`kernel.name_vector(c.name)`, q)})` : sql`true`}
		order by ${order} ${descending ? sql`desc` : sql`asc`}, p.id`;
}
