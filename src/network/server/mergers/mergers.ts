import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { MERGER_DAYS } from '../../merger.ts';
import type { Naming } from './keeping.ts';

/** A merger that can be undone. */
export type Merger = Readonly<{ id: string; gone: string; kept: string; goneName: string; named: Naming }>;

/** Why a merger cannot be undone: it has been, somebody in it was erased, it could not be kept whole, its time is over, another one came after it. */
type Ended = 'undone' | 'erased' | 'unkept' | 'late' | 'later';

/** A merger as the team sees it; `later`: with whom the one that stays was merged since; `rows`: how many changed, by table. */
export type MergerEntry = Readonly<{
	id: string;
	goneName: string;
	kept: string;
	keptName: string | null;
	by: string | null;
	mergedAt: Date;
	until: Date;
	undoneAt: Date | null;
	ended: Ended | null;
	later: string | null;
	rows: Readonly<Record<string, number>>;
}>;

const over = sql`m.merged_at < now() - make_interval(days => ${sql.lit(MERGER_DAYS)})`;
const later = sql`(select l.gone_name from network.merger l
	where l.merged_at > m.merged_at and l.undone_at is null and m.kept in (l.kept, l.gone) order by l.merged_at desc limit 1)`;
const ended = sql<Ended | null>`case when m.undone_at is not null then 'undone' when m.forgotten_why in ('erased', 'unkept') then m.forgotten_why
	when ${over} or m.forgotten_at is not null then 'late' when ${later} is not null then 'later' end`;

/** The mergers of organisations, the latest first. */
export async function mergers(limit: number, on: Tx | typeof db = db): Promise<MergerEntry[]> {
	const { rows } = await sql<MergerEntry>`
		select m.id, m.gone_name, m.kept, o.name as kept_name, p.name as by, m.merged_at, m.undone_at, ${ended} as ended, ${later} as later,
			m.merged_at + make_interval(days => ${sql.lit(MERGER_DAYS)}) as until,
			coalesce((select jsonb_object_agg(k.place, k.count) from (
				select place, count(*) from network.merger_row where merger = m.id and key_was is not null group by place) k), '{}') as rows
		from network.merger m left join network.organization o on o.id = m.kept left join identity.person p on p.id = m.merged_by
		order by m.merged_at desc, m.id limit ${limit}`.execute(on);
	return rows;
}

/** A merger that can be undone, and that nobody else undoes meanwhile, nor merges what it made. @throws what `undoMerger` throws of it. */
export async function holdMerger(tx: Tx, id: string): Promise<Merger> {
	const held = isId(id)
		? await sql<{ kept: string }>`select kept from network.merger where id = ${id} for update`.execute(tx)
		: null;
	if (!held?.rows[0]) throw missing();
	const kept = await sql`select from network.organization where id = ${held.rows[0].kept} for update`.execute(tx);
	const { rows } = await sql<Merger & { ended: Ended | null; later: string | null }>`
		select m.id, m.gone, m.kept, m.gone_name, coalesce(m.named, '{}') as named, ${ended} as ended, ${later} as later
		from network.merger m where m.id = ${id}`.execute(tx);
	const [merger] = rows;
	if (!merger) throw missing();
	const params = { name: merger.later ?? '', days: MERGER_DAYS };
	if (merger.ended) throw refused(`network_unmerge_${merger.ended}`, params);
	if (!kept.rows.length) throw refused('network_unmerge_gone');
	return merger;
}
