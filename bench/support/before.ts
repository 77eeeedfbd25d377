import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { linkPackages } from '../../claims/support/machine.ts';
import { endsWithUs, whenInterrupted } from '../../tests/support/interrupted.ts';
import { freePort } from '../../tests/support/program.ts';

export type Before = Readonly<{ url: string; stop(): Promise<void> }>;

/** Builds and starts an earlier commit in a worktree of its own, with its demonstration and its own database. */
export async function startBefore(commit: string): Promise<Before> {
	const folder = join(mkdtempSync(join(realpathSync(tmpdir()), 'valley-before-')), 'tree');
	execFileSync('git', ['worktree', 'add', '--detach', folder, commit], { stdio: 'ignore' });
	const remove = () => {
		execFileSync('git', ['worktree', 'remove', '--force', folder], { stdio: 'ignore' });
		rmSync(join(folder, '..'), { recursive: true, force: true });
	};
	const removed = whenInterrupted(remove);
	linkPackages(process.cwd(), folder);
	execFileSync('npm', ['run', '--silent', 'prestart'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
	const port = String(await freePort());
	const url = `http://localhost:${port}`;
	const own = { PORT: port, PUBLIC_URL: url, DATA_DIR: join(folder, 'data'), RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };
	const child = endsWithUs(
		spawn(process.execPath, ['bin/valley.ts', 'serve', '--demo'], {
			...{ cwd: folder, env: { ...process.env, ...own }, stdio: 'ignore' }
		})
	);
	while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) await pause(100);
	return {
		url,
		async stop() {
			child.kill('SIGTERM');
			await once(child, 'exit');
			removed();
			remove();
		}
	};
}
