import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { thingActs } from '../acts.ts';
import type { On, Sql } from './sql.ts';
import type { Seen } from './tables.ts';

/** What stands in a room or in a street, as pages show it. */
export type Thing = Readonly<{
	number: number;
	id: string;
	slug: string;
	name: string;
	description: string;
	seen: Seen;
	organization: string;
	organizationName: string;
	organizationSlug: string;
	space: string | null;
	spaceName: Words | null;
	spaceSlug: string | null;
	place: string | null;
	placeName: string | null;
	placeSlug: string | null;
	keeper: string | null;
	keeperName: string | null;
	keeperUntil: string | null;
	fictional: boolean;
	madeAt: Date;
	retiredAt: Date | null;
	streams: number;
	latestAt: Date | null;
}>;

const card = sql`select t.number, t.id, t.slug, t.name, t.description, t.seen, t.organization, o.name as organization_name, o.slug as organization_slug,
		t.space, s.name as space_name, s.slug as space_slug, coalesce(t.place, s.place) as place, p.name as place_name, p.slug as place_slug,
		t.keeper, k.name as keeper_name, t.keeper_until, t.fictional, t.made_at, t.retired_at,
		(select count(*) from sensing.datastream d where d.thing = t.number) as streams,
		(select max(c.latest_at) from sensing.stream_card c where c.thing = t.number) as latest_at, count(*) over () as total
	from sensing.thing t join network.organization_card o on o.id = t.organization left join spaces.space_card s on s.id = t.space
		left join network.place_card p on p.id = coalesce(t.place, s.place) left join identity.person k on k.id = t.keeper`;

type Window = Readonly<{ limit: number; offset: number }>;
type Total = Readonly<{ things: readonly Thing[]; total: number }>;

async function found(
	where: Sql,
	{ limit, offset }: Window,
	on: On,
	order: Sql = sql`t.retired_at is not null, t.name collate "und-x-icu", t.number`
): Promise<Total> {
	const { rows } = await sql<
		Thing & { total: number }
	>`${card} where ${where} order by ${order} limit ${limit} offset ${offset}`.execute(on);
	return { things: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

/** Whether a reader of pages sees a thing, as SQL of its row `t`. */
function seenBy(viewer: Viewer | null): Sql {
	if (!viewer) return sql`t.seen = 'public'`;
	if (can(viewer, thingActs.keep)) return sql`true`;
	const partner = can(viewer, thingActs.readAsPartner) ? sql`t.seen in ('public', 'partners')` : sql`t.seen = 'public'`;
	return sql`(${partner} or t.organization = any(${hostedBy(viewer)}::uuid[]) or (t.keeper = ${viewer.id} and t.keeper_until >= current_date))`;
}

/** The things that everybody sees, those that are still observed first. */
export const publicThings = (window: Window, on: On = db): Promise<Total> => found(sql`t.seen = 'public'`, window, on);

/** A thing by its address, for whoever may see it. @throws 404 */
export async function thingBySlug(slug: string, viewer: Viewer | null, on: On = db): Promise<Thing> {
	const { things } = await found(sql`t.slug = ${slug} and ${seenBy(viewer)}`, { limit: 1, offset: 0 }, on);
	if (!things[0]) throw missing();
	return things[0];
}

/** A thing for whoever looks after it: its organisation, its keeper, the team. @throws 404 */
export async function thingKept(id: string, viewer: Viewer, on: On = db): Promise<Thing> {
	const { things } = isId(id)
		? await found(sql`t.id = ${id} and ${keptBy(viewer)}`, { limit: 1, offset: 0 }, on)
		: { things: [] };
	if (!things[0]) throw missing();
	return things[0];
}

const keptBy = (viewer: Viewer): Sql =>
	can(viewer, thingActs.keep)
		? sql`true`
		: sql`(t.organization = any(${hostedBy(viewer)}::uuid[]) or (t.keeper = ${viewer.id} and t.keeper_until >= current_date))`;

/** Whether somebody looks after any. */
export async function keepsThings(viewer: Viewer, on: On = db): Promise<boolean> {
	const { rows } = await sql`select from sensing.thing t where ${keptBy(viewer)} limit 1`.execute(on);
	return rows.length > 0;
}

export const thingSorts = ['name', 'latestAt', 'streams', 'madeAt'] as const;
type Asked = Window & Readonly<{ q: string; sort: (typeof thingSorts)[number]; descending: boolean; seen: string }>;

const sorts = {
	name: sql`t.name collate "und-x-icu"`,
	latestAt: sql`latest_at`,
	streams: sql`streams`,
	madeAt: sql`t.made_at`
};

/** The things that somebody looks after, as the team's list asks for them. */
export function thingsKept(
	viewer: Viewer,
	{ q, sort, descending, seen, ...window }: Asked,
	on: On = db
): Promise<Total> {
	const where = sql`${keptBy(viewer)} and (${q} = '' or strpos(lower(t.name || ' ' || o.name), lower(${q})) > 0) and (${seen} = '' or t.seen = ${seen})`;
	return found(
		where,
		window,
		on,
		sql`${sorts[sort]} ${descending ? sql`desc nulls last` : sql`asc nulls last`}, t.number`
	);
}

/** Where a thing stands: the room and its place, or the place; null where nobody said it. */
export function whereOf(
	{ spaceName, placeName }: Pick<Thing, 'spaceName' | 'placeName'>,
	locale: Locale
): string | null {
	const parts = [spaceName && say(spaceName, locale).text, placeName].filter((one) => one);
	return parts.length ? parts.join(', ') : null;
}
