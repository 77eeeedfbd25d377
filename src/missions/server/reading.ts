import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { zoneCity } from '#kernel/zones.ts';
import type { MissionState } from '../states.ts';
import type { Clock } from '../times.ts';
import type { On } from './tables.ts';

export type Mission = Readonly<{
	id: string;
	slug: string;
	title: Words;
	summary: Words;
	body: Words;
	covered: Words | null;
	documents: Words | null;
	locality: string;
	timeZone: string;
	starts: string;
	ends: string;
	applyUntil: string;
	places: number;
	/** How many places are taken, and how many persons ask for one or wait. */
	taken: number;
	asking: number;
	sectors: readonly string[];
	operation: string | null;
	contactName: string;
	contactPhone: string;
	state: MissionState;
	reason: string | null;
	fictional: boolean;
	updatedAt: Date;
	publishedAt: Date | null;
}>;

const selected = sql`
	select m.id, m.slug, m.title, m.summary, m.body, m.covered, m.documents, m.locality, m.time_zone, m.starts::text as starts, m.ends::text as ends,
		m.apply_until::text as apply_until, m.places, m.sectors, m.operation, m.contact_name, m.contact_phone, m.state, m.reason, m.fictional, m.updated_at, m.published_at,
		(select count(*)::int from missions.traveller t where t.mission = m.id and t.state = 'accepted') as taken,
		(select count(*)::int from missions.traveller t where t.mission = m.id and t.state = 'asked') as asking
	from missions.mission m`;

/** The condition under which everybody finds a mission, of `missions.mission m`. */
const isPublic = sql<boolean>`m.state <> 'draft' and m.published_at is not null`;

type Window = Readonly<{ limit: number; offset: number }>;

/** What is announced: first what is to come, the soonest first, then what is over, the latest first. */
export async function announced({ limit, offset }: Window, on: On = db) {
	const today = isoDate(new Date(), (await hub()).timeZone);
	const { rows } = await sql<Mission & { total: number }>`
		select *, count(*) over ()::int as total from (${selected} where ${isPublic}) m
		order by ends < ${today}, case when ends < ${today} then null else starts end, starts desc, id
		limit ${limit} offset ${offset}`.execute(on);
	return { missions: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** One that is announced. @throws 404 */
export const missionBySlug = (slug: string, on: On = db): Promise<Mission> =>
	one(sql`${isPublic} and m.slug = ${slug}`, on);

/** One, whatever its state; whoever calls has asked who reads. @throws 404 */
export async function missionById(id: string, on: On = db): Promise<Mission> {
	if (!isId(id)) throw missing();
	return one(sql`m.id = ${id}`, on);
}

/** The same, of which nobody else changes anything until the transaction ends. @throws 404 */
export async function lockMission(tx: On, id: string): Promise<Mission> {
	if (!isId(id)) throw missing();
	await sql`select from missions.mission where id = ${id} for update`.execute(tx);
	return missionById(id, tx);
}

async function one(which: ReturnType<typeof sql>, on: On): Promise<Mission> {
	const { rows } = await sql<Mission>`${selected} where ${which}`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

export const missionSorts = ['starts', 'title', 'locality', 'asking'] as const;
type DeskQuery = Window &
	Readonly<{ q: string; state: string; sort: (typeof missionSorts)[number]; descending: boolean }>;

/** All missions as the team sees them. */
export async function allMissions({ q, state, sort, descending, limit, offset }: DeskQuery) {
	const order = {
		starts: sql`starts`,
		title: sql`(title ->> (title ->> 'source')) collate "und-x-icu"`,
		locality: sql`locality collate "und-x-icu"`,
		asking: sql`asking`
	}[sort];
	const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
	const { rows } = await sql<Mission & { total: number }>`
		select *, count(*) over ()::int as total from (${selected}) m
		where (${state} = '' or state = ${state}) and (${q} = '' or kernel.search_text(title::text || locality) like kernel.search_text(${like}))
		order by ${order} ${descending ? sql`desc` : sql`asc`}, id limit ${limit} offset ${offset}`.execute(db);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The two clocks of a mission: that of the place, and that of the hub. */
export async function clocksOf(
	{ locality, timeZone }: Mission,
	locale: Locale
): Promise<{ there: Clock; here: Clock }> {
	const { contact, timeZone: own } = await hub();
	return {
		there: { name: locality, zone: timeZone },
		here: { name: contact.locality ?? zoneCity(own, locale), zone: own }
	};
}

/** A mission as a fact names it. */
export const told = ({ id, starts, ends, places, fictional }: Mission) => ({
	object: ref('mission', id),
	detail: { days: (Date.parse(ends) - Date.parse(starts)) / 86_400_000 + 1, places, fictional }
});
