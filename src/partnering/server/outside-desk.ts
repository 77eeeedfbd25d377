import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Direction } from '../kinds.ts';
import type { InterestState, ProposalState } from '../states.ts';
import { type OutsideParty, outsideById } from './outsides.ts';

export const outsideSorts = ['since', 'name', 'country', 'talks'] as const;

export type OutsideQuery = Readonly<{
	q: string;
	country: string;
	sort: (typeof outsideSorts)[number];
	descending: boolean;
	limit: number;
	offset: number;
}>;

export type OutsideRow = Pick<OutsideParty, 'id' | 'name' | 'person' | 'country' | 'since' | 'fictional'> &
	Readonly<{ talks: number; agreed: number; slug: string | null }>;

/** Of an interest `i` in a proposal `p`: it is a talk of the outside party `o`. */
const its = sql`from partnering.interest i join partnering.proposal p on p.id = i.proposal and o.id in (i.outside, p.outside)`;
const talks = sql`(select count(*)::int ${its})`;

/** The outside parties as the team sees them. */
export async function allOutsides({ q, country, sort, descending, limit, offset }: OutsideQuery) {
	const order = { since: sql`o.since`, name: sql`o.name collate "und-x-icu"`, country: sql`o.country`, talks }[sort];
	const { rows } = await sql<OutsideRow & { total: number }>`
		select o.id, o.name, o.person, o.country, o.since, o.fictional, c.slug, ${talks} as talks,
			(select count(*)::int ${its} join partnering.agreement a on a.interest = i.id where a.agreed_at is not null) as agreed,
			count(*) over ()::int as total
		from partnering.outside o left join network.organization_card c on c.id = o.organization
		where o.name <> '' and (${country} = '' or o.country = ${country})
			and ${q ? containing(sql`kernel.name_vector(o.name || ' ' || coalesce(o.person, ''))`, q) : sql`true`}
		order by ${order} ${descending ? sql`desc` : sql`asc`}, o.id limit ${limit} offset ${offset}`.execute(db);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** In which countries there are some. */
export async function outsideCountries(): Promise<string[]> {
	const { rows } = await sql<{ country: string }>`
		select distinct country from partnering.outside where name <> '' order by country`.execute(db);
	return rows.map(({ country }) => country);
}

type Talked = Readonly<{
	id: string;
	title: string;
	direction: Direction;
	state: InterestState;
	agreedAt: Date | null;
}>;

type Put = Readonly<{ id: string; title: string; direction: Direction; state: ProposalState }>;

/** One of them, with what it has put up and its talks, for the team. @throws 404 */
export async function outsideAtDesk(id: string) {
	const party = isId(id) ? await outsideById(id) : undefined;
	if (!party) throw missing();
	const { rows } = await sql<Talked>`
		select i.id, p.title, p.direction, i.state, a.agreed_at from partnering.interest i join partnering.proposal p on p.id = i.proposal
			left join partnering.agreement a on a.interest = i.id where ${id}::uuid in (i.outside, p.outside) order by i.asked_at desc, i.id`.execute(
		db
	);
	const { rows: proposals } = await sql<Put>`
		select id, title, direction, state from partnering.proposal where outside = ${id} order by written_at desc, id`.execute(
		db
	);
	return { party, talks: rows, proposals };
}
