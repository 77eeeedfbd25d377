import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { Licence, Reuse } from '../kinds.ts';
import type { Origin } from '../parcel.schema.ts';
import type { TrailState } from '../states.ts';

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

/** A trail as its team works on it. */
export type Trail = Readonly<{
	id: string;
	organization: string;
	organizationName: string;
	slug: string;
	title: Words;
	summary: Words;
	minutes: number;
	stepFree: boolean;
	ageFrom: number | null;
	reuse: Reuse;
	licence: Licence;
	fictional: boolean;
	/** The code of the funded project that it is booked on. */
	operation: string | null;
	/** Whose it is, where it was taken over from another hub. */
	origin: Origin | null;
	state: TrailState;
	version: number;
	/** Who changed it last, by name; null when nobody says. */
	changedBy: string | null;
	changedAt: Date;
	word: string;
	/** The edition that everybody reads, and how many there are. */
	edition: string | null;
	served: number | null;
	editions: number;
	stops: number;
}>;

const selected = sql`
	select t.id, t.organization, c.name as organization_name, t.slug, t.title, t.summary, t.minutes, t.step_free, t.age_from, t.reuse, t.licence, t.fictional, t.operation, t.origin, t.state, t.version,
		p.name as changed_by, t.changed_at, t.word, t.edition, e.number as served,
		(select count(*)::int from city.edition n where n.trail = t.id) as editions,
		(select count(*)::int from city.stop s where s.trail = t.id) as stops
	from city.trail t join network.organization_card c on c.id = t.organization left join identity.person p on p.id = t.changed_by left join city.edition e on e.id = t.edition`;

/** One, whatever its state; whoever calls has asked who reads. @throws 404 */
export async function trailById(id: string, on: On = db): Promise<Trail> {
	const { rows } = isId(id) ? await sql<Trail>`${selected} where t.id = ${id}`.execute(on) : { rows: [] };
	if (!rows[0]) throw missing();
	return rows[0];
}

/** The same, of which nobody else changes anything until the transaction ends. @throws 404 */
export async function lockTrail(tx: Tx, id: string): Promise<Trail> {
	if (!isId(id)) throw missing();
	await sql`select from city.trail where id = ${id} for update`.execute(tx);
	return trailById(id, tx);
}

/** The trails of some organisations, those that wait for an answer first. */
export async function trailsOf(organizations: readonly string[], on: On = db): Promise<Trail[]> {
	const { rows } = await sql<Trail>`
		${selected} where t.organization = any(${[...organizations]}::uuid[]) order by t.state <> 'asked', t.changed_at desc, t.id`.execute(
		on
	);
	return rows;
}

export const trailSorts = ['title', 'organization', 'stops', 'changedAt'] as const;
type DeskQuery = Readonly<{
	q: string;
	state: string;
	sort: (typeof trailSorts)[number];
	descending: boolean;
	limit: number;
	offset: number;
}>;

/** All trails as the team sees them. */
export async function allTrails({ q, state, sort, descending, limit, offset }: DeskQuery, on: On = db) {
	const order = {
		title: sql`(title ->> (title ->> 'source')) collate "und-x-icu"`,
		organization: sql`organization_name collate "und-x-icu"`,
		stops: sql`stops`,
		changedAt: sql`changed_at`
	}[sort];
	const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
	const { rows } = await sql<Trail & { total: number }>`
		select *, count(*) over ()::int as total from (${selected}) t
		where (${state} = '' or state = ${state})
			and (${q} = '' or kernel.search_text(title::text || organization_name) like kernel.search_text(${like}))
		order by ${order} ${descending ? sql`desc nulls first` : sql`asc nulls last`}, id limit ${limit} offset ${offset}`.execute(
		on
	);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
