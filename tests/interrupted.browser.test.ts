import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { clear, processesIn } from '../claims/support/machine.ts';
import { freePort } from './support/program.ts';

let folder: string;
/** Of the hub whose demonstration is not loaded: its database is made once. */
let data: string;

beforeAll(() => {
	data = mkdtempSync(join(realpathSync(tmpdir()), 'valley-unloaded-'));
});
afterAll(() => clear(data));

beforeEach(() => {
	folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-interrupted-'));
});
afterEach(() => {
	for (const pid of programs()) process.kill(pid, 'SIGKILL');
	clear(folder);
});

/** What stops by itself, and what has more to stop: each by one of the two signals, which one code hears. */
const claims = [
	{ signal: 'SIGINT', name: 'with a program and its database', args: ['scripts/claim.ts', 'last-place', '--small'] },
	{ signal: 'SIGTERM', name: 'with processes on a server of its own', args: ['claims/log-order.ts', '--small'] }
] as const;

test.for(claims)('$signal ends a claim $name, and all of that', { timeout: 120_000 }, async ({ args, signal }) => {
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
});

/** Starts the program on the hub without a demonstration, and lets it come to where it loads that. */
async function loadingDemo() {
	const env = { ...process.env, TMPDIR: folder, DATA_DIR: data, DATABASE_URL: '', PORT: String(await freePort()) };
	const program = spawn(process.execPath, ['bin/valley.ts', 'serve', '--demo'], { env });
	const ended = once(program, 'exit');
	let said = '';
	for (const stream of [program.stdout, program.stderr]) stream.on('data', (text: Buffer) => (said += text));
	await expect
		.poll(() => said.includes('loading the demonstration') || program.exitCode, { timeout: 60_000 })
		.toBeTruthy();
	return { program, ended, said: () => said };
}

test('a program that is asked to stop while it loads the demonstration ends, with nothing left of it and nothing told of', async () => {
	const { program, ended, said } = await loadingDemo();
	program.kill('SIGTERM');
	expect((await ended)[0]).toBe(0);
	expect([...programs(), ...processesIn(data)]).toEqual([]);
	expect(said()).toMatch(/loading the demonstration hub …\n[^\n]*$/);
});

test('what loads the demonstration does not outlive the program that is killed meanwhile', async () => {
	const { program } = await loadingDemo();
	expect(programs()).toHaveLength(2);
	program.kill('SIGKILL');
	await expect.poll(programs).toEqual([]);
});

test('a demonstration that cannot be loaded says why, and ends the program', async () => {
	rmSync(join(data, 'files'), { recursive: true, force: true });
	writeFileSync(join(data, 'files'), 'in the way');
	const { ended, said } = await loadingDemo();
	expect((await ended)[0]).toBe(1);
	expect(said()).toMatch(/EEXIST|ENOTDIR/);
	expect([...programs(), ...processesIn(data)]).toEqual([]);
});

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
