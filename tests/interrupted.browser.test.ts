import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clear, processesIn } from '../claims/support/machine.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-interrupted-'));
});
afterEach(() => {
	for (const pid of programs()) process.kill(pid, 'SIGKILL');
	clear(folder);
});

const claims = [
	{ name: 'with a program and its database', args: ['scripts/claim.ts', 'last-place', '--small'] },
	{ name: 'with processes on a server of its own', args: ['claims/log-order.ts', '--small'] }
];

test.for(claims.flatMap((claim) => (['SIGINT', 'SIGTERM'] as const).map((signal) => ({ ...claim, signal }))))(
	'$signal ends a claim $name, and all of that',
	{ timeout: 120_000 },
	async ({ args, signal }) => {
		const env = { ...process.env, TMPDIR: folder, TEST_SERVER: '' };
		const claim = spawn(process.execPath, args, { env, stdio: 'ignore' });
		const ended = once(claim, 'exit');
		// the database serves somebody besides the claim
		await expect
			.poll(() => programs().length > 1 && processesIn(folder).length > 8, { timeout: 60_000, interval: 100 })
			.toBe(true);
		claim.kill(signal);
		expect((await ended)[0]).toBe(signal === 'SIGINT' ? 130 : 143);
		expect([...programs(), ...processesIn(folder)]).toEqual([]);
	}
);

/** The processes that were started with the folder for what is temporary: the claim, and what it has started. */
function programs(): number[] {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.map(Number).filter((pid) => {
		try {
			return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`TMPDIR=${folder}`);
		} catch {
			return false; // it ended while we looked
		}
	});
}
