import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { binariesIn } from '#kernel/server/postgres/binaries.ts';
import { whenInterrupted } from './interrupted.ts';
import { openPostgres } from './postgres.ts';
import { temporaryFolder } from './temporary.ts';
import { demandFacts } from './told.ts';

export type Engine = 'embedded' | 'debian15';
export type Connection = { host: string; port: number; user: string; database: string; password?: string };
export type TestServer = { readonly administrator: Connection; close(): Promise<void> };

const DEBIAN = '/usr/lib/postgresql/15/bin';
/** The name of the template with the schema. */
export const MIGRATED = 'migrated';
const TOLD = 'told';

/** The engine that `TEST_POSTGRES` names; the embedded one without it. */
export function chosenEngine(): Engine {
	const named = process.env.TEST_POSTGRES ?? 'embedded';
	if (named === 'embedded' || named === 'debian15') return named;
	throw new Error(`TEST_POSTGRES is embedded or debian15, not ${named}`);
}

/** A server in a fresh temporary folder, with a migrated database to clone. It promises nothing across a power cut. */
export async function startServer(engine: Engine): Promise<TestServer> {
	const { folder, remove } = temporaryFolder();
	const done = whenInterrupted(remove);
	try {
		const server = await openPostgres(join(folder, 'postgres'), () => {}, {
			...(engine === 'debian15' ? { binaries: binariesIn(DEBIAN, 15) } : {}),
			parameters: { fsync: 'off', max_connections: '200' }
		});
		const close = () => server.release().finally(remove).finally(done);
		await makeTemplate(server.connection, MIGRATED)
			.then(() => makeTold(server.connection))
			.catch((error) => close().then(() => Promise.reject(error)));
		return { administrator: server.connection, close };
	} catch (error) {
		remove();
		done();
		throw error;
	}
}

/** A database of its own, for a test unless another template is named. */
export async function cloneDatabase(administrator: Connection, template = TOLD): Promise<Connection> {
	const database = `${process.env.TEST_DATABASES ?? 'test_'}${randomBytes(6).toString('hex')}`;
	await command(administrator, `create database ${database} template ${template} strategy file_copy`); // twice as fast without fsync
	return { ...administrator, database };
}

export async function dropDatabase(administrator: Connection, { database }: Connection): Promise<void> {
	await command(administrator, `drop database if exists ${database} with (force)`);
}

/** Makes what others are cloned from: the schema, and what is done on its URL before nobody may enter any more. */
export async function makeTemplate(
	administrator: Connection,
	name: string,
	fill: (url: string) => Promise<void> = async () => undefined
): Promise<void> {
	await command(administrator, `create database ${name}`);
	const pool = new pg.Pool({ ...administrator, database: name });
	await migrate(pool).finally(() => pool.end());
	await fill(urlOf({ ...administrator, database: name }));
	await command(administrator, `alter database ${name} with allow_connections false`);
}

/** What tests clone: the same schema, which refuses a change that people see and no fact tells. */
async function makeTold(administrator: Connection): Promise<void> {
	await command(administrator, `create database ${TOLD} template ${MIGRATED}`);
	const pool = new pg.Pool({ ...administrator, database: TOLD });
	await demandFacts(pool).finally(() => pool.end());
	await command(administrator, `alter database ${TOLD} with allow_connections false`);
}

/** The same as a DATABASE_URL, for a program. */
export function urlOf({ host, port, user, database, password }: Connection): string {
	const secret = password ? `:${encodeURIComponent(password)}` : '';
	return `postgres://${user}${secret}@${encodeURIComponent(host)}:${port}/${database}`;
}

async function command(connection: Connection, sql: string): Promise<void> {
	const client = new pg.Client(connection);
	await client.connect();
	try {
		await retry(() => client.query(sql));
	} finally {
		await client.end();
	}
}

const IN_USE = '55006'; // another clone is being made, or a connection to the template is not quite gone

async function retry(act: () => Promise<unknown>): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			await act();
			return;
		} catch (error) {
			if ((error as { code?: string }).code !== IN_USE || attempt === 50) throw error;
			await delay(20 * attempt);
		}
	}
}
