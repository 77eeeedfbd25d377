import { sql } from 'kysely';
import { type Ref, ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import type { Stretch } from '#spaces';
import type { On } from './tables.ts';

/** Something of the agenda that is in a place as a whole, and in no room of it. */
export type There = Readonly<{ subject: Ref; startsAt: Date; endsAt: Date }>;

/** What can be in a place as a whole: séances without a room, and the items of a stage that stands there. */
const there = (slug: string) => sql`
	select 'occurrence' as kind, o.id, o.offering, tstzrange(o.starts_at, o.ends_at) as during
	from agenda.occurrence o join agenda.offering f on f.id = o.offering join network.place_card p on p.id = o.place
	where p.slug = ${slug} and o.space is null and o.status = 'scheduled' and o.mode <> 'online' and f.deleted_at is null
	union all
	select 'item', i.id, i.offering, tstzrange(i.starts_at, i.ends_at)
	from agenda.item i join agenda.stage s on s.id = i.stage join agenda.offering f on f.id = i.offering join network.place_card p on p.id = s.place
	where p.slug = ${slug} and i.cancelled_at is null and i.deleted_at is null and f.deleted_at is null`;

/**
 * What of the agenda is in a place as a whole at each of some times, in order of time; a festival is not in its own way. One query, whatever their number.
 * @param except what is to be there itself
 */
export async function thereAt(
	slug: string,
	times: readonly Stretch[],
	except: readonly Ref[] = [],
	on: On = db
): Promise<There[][]> {
	if (!times.length) return [];
	const { rows } = await sql<{ at: number; kind: string; id: string; startsAt: Date; endsAt: Date }>`
		with there as (${there(slug)}), wanted as (
			select at::int - 1 as at, tstzrange("from", until) as during
			from unnest(${times.map(({ from }) => from)}::timestamptz[], ${times.map(({ until }) => until)}::timestamptz[]) with ordinality as w ("from", until, at)
		)
		select w.at, t.kind, t.id, lower(t.during) as starts_at, upper(t.during) as ends_at from wanted w join there t on t.during && w.during
		where not (t.kind || ' ' || t.id = any(${except.map(({ kind, id }) => `${kind} ${id}`)}))
			and not (t.kind = 'item' and t.offering in (select offering from agenda.occurrence where id = any(${except.map(({ id }) => id)}::uuid[])))
		order by w.at, starts_at, t.id`.execute(on);
	const found: There[][] = times.map(() => []);
	for (const { at, kind, id, startsAt, endsAt } of rows) found[at]?.push({ subject: ref(kind, id), startsAt, endsAt });
	return found;
}

const MOST = 3;

/** Other places of the same locality that are in use and where the agenda has nothing at any of some times, those that are used most first. */
export async function placesFree(
	slug: string,
	times: readonly Stretch[],
	on: On = db
): Promise<{ slug: string; name: string }[]> {
	const { rows } = await sql<{ slug: string; name: string }>`
		with asked as (select tstzrange("from", until) as during
			from unnest(${times.map(({ from }) => from)}::timestamptz[], ${times.map(({ until }) => until)}::timestamptz[]) as w ("from", until))
		select p.slug, p.name from network.place_card p join network.place_card here on here.slug = ${slug} and here.locality = p.locality and here.id <> p.id
			join agenda.occurrence used on used.place = p.id
		where p.deleted_at is null and not exists (select from spaces.space_card s where s.place = p.id and s.deleted_at is null)
			and not exists (select from agenda.occurrence o join asked a on a.during && tstzrange(o.starts_at, o.ends_at)
				where o.place = p.id and o.status = 'scheduled' and o.ends_at > (select min(lower(during)) from asked)
					and o.starts_at < (select max(upper(during)) from asked))
		group by p.id, p.slug, p.name order by count(*) desc, p.name limit ${MOST}`.execute(on);
	return rows;
}
