import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';

/** A damaged copy of an archive: its end is missing, or one byte in the middle is another. */
export function damaged(archive: string, how: 'cut' | 'flipped'): string {
	const bytes = readFileSync(archive);
	const middle = Math.floor(bytes.length / 2);
	if (how === 'flipped') bytes[middle] = (bytes[middle] ?? 0) ^ 1;
	const path = `${archive}.${how}`;
	writeFileSync(path, how === 'cut' ? bytes.subarray(0, middle) : bytes);
	return path;
}

export type Log = Readonly<{ last: number; hash: string }>;

/** One hash over every fact up to a position: all columns of the log and of the order, whatever the server's version. */
export async function logOf(connection: pg.ClientConfig, upTo = Number.MAX_SAFE_INTEGER): Promise<Log> {
	const [row] = await ask<Log>(
		connection,
		`select coalesce(max(o.position), 0)::int as last, coalesce(md5(string_agg(md5(o::text || a::text), '' order by o.position)), '') as hash
		from kernel.activity_order o join kernel.activity a on a.id = o.activity where o.position <= $1`,
		[upTo]
	);
	return row ?? { last: 0, hash: '' };
}

/** How many tables of anybody's a database has. */
export async function tablesOf(connection: pg.ClientConfig): Promise<number> {
	const query = `select count(*)::int as count from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`;
	const [row] = await ask<{ count: number }>(connection, query, []);
	return row?.count ?? 0;
}

/** The name under which a person is known, when she is. */
export async function nameOf(connection: pg.ClientConfig, person: string): Promise<string | undefined> {
	const [row] = await ask<{ name: string }>(connection, 'select name from identity.person where id = $1', [person]);
	return row?.name;
}

async function ask<T extends pg.QueryResultRow>(
	connection: pg.ClientConfig,
	query: string,
	values: unknown[]
): Promise<T[]> {
	const client = new pg.Client({ ...connection, options: '-c timezone=UTC -c datestyle=ISO' });
	await client.connect();
	try {
		return (await client.query<T>(query, values)).rows;
	} finally {
		await client.end();
	}
}

/** What a page says to its reader, without scripts, styles and marks. */
export async function words(page: string): Promise<string> {
	const answer = await fetch(page);
	const html = (await answer.text()).replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<!--.*?-->/gs, '');
	return `${answer.status} ${html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')}`;
}

/** The paths whose words differ between two hubs. */
export async function differing(one: string, other: string, paths: readonly string[]): Promise<string[]> {
	const wrong: string[] = [];
	for (const path of paths) {
		const [here, there] = await Promise.all([words(one + path), words(other + path)]);
		const at = [...here].findIndex((letter, index) => letter !== there[index]);
		const excerpt = (text: string): string => text.slice(Math.max(0, at - 40), at + 60);
		if (here !== there || !here.startsWith('200'))
			wrong.push(`${path} differs: « ${excerpt(here)} » and « ${excerpt(there)} »`);
	}
	return wrong;
}
