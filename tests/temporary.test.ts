import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MOUNTS = spawnSync('unshare', ['--mount', 'true']).status === 0;
const SUPPORT = new URL('support/temporary.ts', import.meta.url).href;

// a namespace of its own: the mount goes with the process, whatever becomes of it
it.runIf(MOUNTS)('begins although a disk is mounted in what an earlier run left', () => {
	const TMPDIR = mkdtempSync(join(tmpdir(), 'sweep-'));
	const left = join(TMPDIR, 'valley-test-4194304-left', 'disk');
	const begin = `mkdir -p ${left} && mount -t tmpfs tmpfs ${left} && exec "$0" -e 'import("${SUPPORT}").then(({ temporaryFolder }) => temporaryFolder().remove())'`;
	const { status, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', begin, process.execPath], {
		env: { ...process.env, TMPDIR },
		encoding: 'utf8'
	});
	rmSync(TMPDIR, { recursive: true, force: true });
	expect(stderr).toContain('stays');
	expect(status).toBe(0);
});
