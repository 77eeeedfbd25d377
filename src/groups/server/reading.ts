import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Picture } from '#kernel/picture.ts';
import { db } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { GroupKind, RightsKind } from '../kinds.ts';
import type { GroupState, MemberRole, MemberState } from '../states.ts';
import type { On } from './tables.ts';

export type Group = Readonly<{
	id: string;
	slug: string;
	kind: GroupKind;
	title: Words;
	summary: Words;
	body: Words;
	sectors: readonly string[];
	place: string | null;
	placeName: string | null;
	placeSlug: string | null;
	site: string;
	starts: string | null;
	ends: string | null;
	operation: string | null;
	/** Whether its lead wants everybody to read about it, whether the team has taken it from the public, and whether everybody reads about it now. */
	public: boolean;
	hidden: boolean;
	shown: boolean;
	budgetCents: number | null;
	rights: RightsKind | null;
	rightsWords: string;
	state: GroupState;
	fictional: boolean;
	updatedAt: Date;
	openedAt: Date | null;
	/** How many organisations are in it, how many ask, and of which countries they are that are in it. */
	members: number;
	asking: number;
	countries: readonly string[];
}>;

/** The condition under which everybody finds a group, of `groups.circle g`. */
export const isPublic = sql<boolean>`(g.state <> 'draft' and g.public and g.hidden_at is null)`;

const selected = sql`
	select g.id, g.slug, g.kind, g.title, g.summary, g.body, g.sectors, g.place, p.name as place_name,
		case when p.deleted_at is null then p.slug end as place_slug, g.site,
		g.starts::text as starts, g.ends::text as ends, g.operation, g.public, g.hidden_at is not null as hidden, ${isPublic} as shown, g.budget_cents::float8 as budget_cents, g.rights, g.rights_words, g.state,
		g.fictional, g.updated_at, g.opened_at,
		(select count(*)::int from groups.member m where m.in_group = g.id and m.state = 'member') as members,
		(select count(*)::int from groups.member m where m.in_group = g.id and m.state = 'asked') as asking,
		array(select distinct m.country from groups.member m where m.in_group = g.id and m.state = 'member' order by m.country) as countries
	from groups.circle g left join network.place_card p on p.id = g.place`;

type Window = Readonly<{ limit: number; offset: number }>;

/** What everybody may read about: first what is open, the latest first. */
export async function publicGroups({ limit, offset }: Window, on: On = db) {
	const { rows } = await sql<Group & { total: number }>`
		select *, count(*) over ()::int as total from (${selected} where ${isPublic}) g
		order by state = 'ended', opened_at desc, id limit ${limit} offset ${offset}`.execute(on);
	return { groups: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** One that everybody may read about. @throws 404 */
export const groupBySlug = (slug: string, on: On = db): Promise<Group> =>
	one(sql`${isPublic} and g.slug = ${slug}`, on);

/** One, whatever its state; whoever calls has asked who reads. @throws 404 */
export async function groupById(id: string, on: On = db): Promise<Group> {
	if (!isId(id)) throw missing();
	return one(sql`g.id = ${id}`, on);
}

/** Some of them, in no order; whoever calls has asked who reads. */
export async function groupsById(ids: readonly string[], on: On = db): Promise<Group[]> {
	const { rows } = await sql<Group>`${selected} where g.id = any(${[...ids]}::uuid[])`.execute(on);
	return rows;
}

/** The same, of which nobody else changes anything until the transaction ends. @throws 404 */
export async function lockGroup(tx: On, id: string): Promise<Group> {
	if (!isId(id)) throw missing();
	await sql`select from groups.circle where id = ${id} for update`.execute(tx);
	return groupById(id, tx);
}

async function one(which: ReturnType<typeof sql>, on: On): Promise<Group> {
	const { rows } = await sql<Group>`${selected} where ${which}`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

export const groupSorts = ['title', 'members', 'asking', 'openedAt'] as const;
type DeskQuery = Window &
	Readonly<{
		q: string;
		state: string;
		kind: string;
		sort: (typeof groupSorts)[number];
		descending: boolean;
	}>;

/** All groups as the team sees them. */
export async function allGroups({ q, state, kind, sort, descending, limit, offset }: DeskQuery) {
	const order = {
		title: sql`(title ->> (title ->> 'source')) collate "und-x-icu"`,
		members: sql`members`,
		asking: sql`case state when 'ended' then 0 else asking end`,
		openedAt: sql`opened_at`
	}[sort];
	const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
	const { rows } = await sql<Group & { total: number }>`
		select *, count(*) over ()::int as total from (${selected}) g
		where (${state} = '' or state = ${state}) and (${kind} = '' or kind = ${kind})
			and (${q} = '' or kernel.search_text(title::text) like kernel.search_text(${like}))
		order by ${order} ${descending ? sql`desc nulls first` : sql`asc nulls last`}, id limit ${limit} offset ${offset}`.execute(
		db
	);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** An organisation in a group, or one that is asked, or asks. */
export type Member = Readonly<{
	id: string;
	inGroup: string;
	organization: string;
	name: string;
	/** The word of its address; null while it is in the trash. */
	slug: string | null;
	/** Its mark, while it has a page. */
	picture: Picture | null;
	fictional: boolean;
	country: string;
	role: MemberRole;
	state: MemberState;
	word: string;
	shareCents: number | null;
	since: Date | null;
}>;

/** Whoever is or was in a group: the lead first; whoever calls has asked who reads. */
export const membersOf = async (group: string, on: On = db): Promise<readonly Member[]> =>
	(await membersOfEach([group], on)).get(group) ?? [];

/** The same of several groups, by group. */
export async function membersOfEach(groups: readonly string[], on: On = db): Promise<Map<string, Member[]>> {
	const { rows } = await sql<Member>`
		select m.id, m.in_group, m.organization, c.name, case when c.deleted_at is null then c.slug end as slug,
			case when c.deleted_at is null then c.picture end as picture, c.fictional, m.country, m.role, m.state, m.word, m.share_cents::float8 as share_cents, m.since
		from groups.member m join network.organization_card c on c.id = m.organization where m.in_group = any(${[...groups]}::uuid[])
		order by array_position(array['member', 'asked', 'invited', 'declined', 'left'], m.state),
			array_position(array['lead', 'partner', 'associate'], m.role), c.name collate "und-x-icu", m.id`.execute(on);
	return Map.groupBy(rows, ({ inGroup }) => inGroup);
}

/** A group as a fact names it. */
export const told = ({ id, kind, members, countries, fictional }: Group) => ({
	object: ref('group', id),
	detail: { kind, members, countries: countries.length, fictional }
});
