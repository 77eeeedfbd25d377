import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { list } from 'tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { backup } from './backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-backup-'));
let pool: pg.Pool;

beforeAll(async () => {
	const { connection } = await testDatabase();
	pool = new pg.Pool(connection);
	mkdirSync(join(folder, 'files', 'ab'), { recursive: true });
	writeFileSync(join(folder, 'files', '.hub'), 'its mark\n');
	writeFileSync(join(folder, 'files', 'ab', 'abc.half'), '');
});
afterAll(async () => {
	await pool.end();
	rmSync(folder, { recursive: true });
});

test('a backup has the mark of the folder, and nothing that is still being written', async () => {
	const archive = join(folder, 'well', 'hub.tar.gz');
	await backup(pool, folder, archive);
	const names: string[] = [];
	await list({ file: archive, onReadEntry: ({ path }) => names.push(path) });
	expect(names).toContain('files/.hub');
	expect(names.filter((name) => name.endsWith('.half'))).toEqual([]);
});

test('a backup whose lock is lost while the files are copied is none, and leaves nothing', async () => {
	const made = join(folder, 'cut');
	await expect(backup(cutAfterRows(), folder, join(made, 'hub.tar.gz'))).rejects.toThrow('was lost');
	expect(readdirSync(made)).toEqual([]);
});

test('without a database no draft is left behind', async () => {
	const nowhere = new pg.Pool({ host: '127.0.0.1', port: 1 });
	const made = join(folder, 'nowhere');
	await expect(backup(nowhere, folder, join(made, 'hub.tar.gz'))).rejects.toThrow();
	expect(existsSync(made) ? readdirSync(made) : []).toEqual([]);
});

/** A pool whose connection is ended by the database once the rows are read. */
function cutAfterRows(): pg.Pool {
	const connect = async () => {
		const client = await pool.connect();
		const pid = (await client.query('select pg_backend_pid() as pid')).rows[0].pid;
		const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
		const cutting = (...given: unknown[]) => {
			const answer = query(...given);
			if (given[0] !== 'commit') return answer;
			return answer.then(async () => pool.query('select pg_terminate_backend($1)', [pid]));
		};
		return Object.assign(client, { query: cutting });
	};
	return { connect } as unknown as pg.Pool;
}
