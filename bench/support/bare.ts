import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { endsWithUs } from '../../tests/support/interrupted.ts';
import { freePort } from '../../tests/support/program.ts';

export type Bare = Readonly<{ page(bytes: number): string; stop(): Promise<void> }>;

/** Builds and starts the least that the framework can be asked for (bench/bare): a page of so many bytes, with one query by an index. */
export async function startBare({ host, port, user, password, database }: pg.PoolConfig): Promise<Bare> {
	const vite = ['../../node_modules/vite/bin/vite.js', 'build', '--configLoader', 'native', '--logLevel', 'error'];
	execFileSync(process.execPath, vite, { cwd: 'bench/bare', stdio: ['ignore', 'ignore', 'inherit'] });
	const own = String(await freePort());
	const login = { PGHOST: host, PGPORT: String(port ?? 5432), PGUSER: user, PGPASSWORD: String(password ?? '') };
	const child = endsWithUs(
		spawn(process.execPath, ['build/bare/app/index.js'], {
			env: { ...process.env, ...login, PGDATABASE: database, PORT: own },
			stdio: 'ignore'
		})
	);
	const url = `http://localhost:${own}`;
	while (!(await fetch(url).catch(() => null))?.ok) await pause(100);
	return {
		page: (bytes) => `${url}/?bytes=${bytes}`,
		async stop() {
			child.kill();
			await once(child, 'exit');
		}
	};
}
