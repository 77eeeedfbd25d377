import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from './tables.ts';

/** What went into which organisation, what number each bears, and the works that everybody sees. */
export async function countedNetwork(on: On = db) {
	const [mergers, numbers, works] = await Promise.all([
		sql<{ gone: string; kept: string }>`
			select gone, kept from network.merger where undone_at is null order by merged_at, id`.execute(on),
		sql<{ organization: string; scheme: string; value: string }>`
			select organization, scheme, value from network.identifier where scheme <> 'wikidata' order by scheme, value`.execute(
			on
		),
		sql<{ id: string; publishedAt: Date }>`
			select id, published_at from network.work where published_at is not null and deleted_at is null order by id`.execute(
			on
		)
	]);
	return { mergers: mergers.rows, numbers: numbers.rows, works: works.rows };
}

/** All names under which an organisation was ever known here: of those that went into it too. */
export async function namesOfCounted(ids: readonly string[], on: On = db): Promise<ReadonlyMap<string, string>> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, name from network.organization where id = any(${[...ids]}::uuid[])
		union all select gone, gone_name from network.merger where gone = any(${[...ids]}::uuid[]) and undone_at is null
		union all select id, name from network.place where id = any(${[...ids]}::uuid[])`.execute(on);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
