import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../tests/support/program.ts';

export type Before = Readonly<{ url: string; stop(): Promise<void> }>;

/** Builds and starts an earlier commit in a worktree of its own, with its demonstration and its own database. */
export async function startBefore(commit: string): Promise<Before> {
	const folder = join(mkdtempSync(join(realpathSync(tmpdir()), 'valley-before-')), 'tree');
	execFileSync('git', ['worktree', 'add', '--detach', folder, commit], { stdio: 'ignore' });
	// hard links: what it installs or builds is not written into ours
	for (const packages of ['node_modules', 'tools/node/node_modules'])
		if (existsSync(packages)) execFileSync('cp', ['-al', resolve(packages), join(folder, packages)]);
	execFileSync('npm', ['run', '--silent', 'prestart'], { cwd: folder, stdio: 'ignore' });
	const port = String(await freePort());
	const url = `http://localhost:${port}`;
	const own = { PORT: port, PUBLIC_URL: url, DATA_DIR: join(folder, 'data'), RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };
	const child = spawn(process.execPath, ['bin/valley.ts', 'serve', '--demo'], {
		...{ cwd: folder, env: { ...process.env, ...own }, stdio: 'ignore' }
	});
	while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok);
	return {
		url,
		async stop() {
			child.kill('SIGTERM');
			await once(child, 'exit');
			execFileSync('git', ['worktree', 'remove', '--force', folder], { stdio: 'ignore' });
			rmSync(join(folder, '..'), { recursive: true, force: true });
		}
	};
}
