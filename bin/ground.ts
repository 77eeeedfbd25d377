import { join } from 'node:path';
import pg from 'pg';
import { readSettings, type Settings } from '#kernel/env.ts';
import { migrate } from '#kernel/server/migrate.ts';
import { type Place, reachOf } from '#kernel/server/place.ts';
import { openPostgres } from '#kernel/server/postgres/index.ts';
import type { Ground } from '../src/boot.ts';

export type Report = (line: string) => void;
type Database = { connection: pg.PoolConfig; release: () => Promise<void> };
export type OpenGround = Ground & { release: () => Promise<void> };

/**
 * Brings everything to where the program can stand: settings read, database running and its schema up to date.
 * @param died is told each time that the embedded database died.
 * @throws {Error} with words for the person at the terminal.
 */
export async function ground(
	report: Report,
	change: Record<string, string> = {},
	died?: (at: Date) => void
): Promise<OpenGround> {
	const settings = readSettings({ ...process.env, ...change });
	const { connection, release } = await database(settings, report, died);
	try {
		const pool = new pg.Pool({ ...connection, max: 1 });
		const run = await migrate(pool).finally(() => pool.end());
		if (run.length)
			report(`the schema is up to date: ${run.length} ${run.length === 1 ? 'migration' : 'migrations'} run`);
	} catch (error) {
		await release();
		throw error;
	}
	return { settings, connection, ...placeOf(settings), release };
}

/** Where the hub of these settings is. */
export function placeOf(settings: Settings): Place {
	const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
	return { publicUrl, reach: reachOf(settings, publicUrl) };
}

/** The PostgreSQL of DATABASE_URL, or else the embedded one of the data folder, started or joined. */
export async function database(settings: Settings, report: Report, died?: (at: Date) => void): Promise<Database> {
	if (!settings.DATABASE_URL) return openPostgres(join(settings.DATA_DIR, 'postgres'), report, { died });
	report('using the PostgreSQL of DATABASE_URL');
	return { connection: { connectionString: settings.DATABASE_URL }, release: async () => undefined };
}
