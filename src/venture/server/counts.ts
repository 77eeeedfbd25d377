import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Stage } from '../kinds.ts';
import type { On } from './tables.ts';

/** How many files there are of a kind, and how many minutes of support they have had. */
export type Count = Readonly<{ key: string | null; files: number; minutes: number }>;

/** What the hub's team knows of files: how many, by stage, keeper, sector and operation. Nothing of what stands in one. */
export async function countFiles(on: On = db) {
	const by = async (key: ReturnType<typeof sql>, rest = sql``): Promise<Count[]> =>
		(
			await sql<Count>`select ${key} as key, count(*)::int as files, coalesce(sum(s.minutes), 0)::int as minutes
				from venture.file f left join lateral (
					select sum(extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60) as minutes from venture.contact_file cf where cf.file = f.id
				) s on true ${rest} where f.closed_at is null group by 1 order by 2 desc, 1`.execute(on)
		).rows;
	const [stages, keepers, sectors, operations] = await Promise.all([
		by(sql`f.stage`),
		by(sql`k.name`, sql`join network.organization_card k on k.id = f.keeper`),
		by(sql`f.sector`),
		by(sql`f.operation`)
	]);
	return { stages: stages as readonly (Count & { key: Stage })[], keepers, sectors, operations };
}
