import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Program } from '../../../tests/support/program.ts';

const PATIENCE_MS = 30_000;

/** The program below its parent; undefined while there is none. */
function programOf({ child: { pid } }: Program): number | undefined {
	const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
	return first ? Number(first) : undefined;
}

/** `kill -9` of the program, whose parent lives. */
export async function killed(program: Program): Promise<void> {
	const victim = await childOf(program);
	process.kill(victim, 'SIGKILL');
	await goneFrom(program, victim);
}

/** Has the program fill its heap until V8 ends it: through its inspector, which it opens when it is asked to (SIGUSR1). */
export async function outOfMemory(program: Program): Promise<void> {
	const victim = await childOf(program);
	const before = program.output().length;
	process.kill(victim, 'SIGUSR1');
	const address = await until(() => /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(program.output().slice(before))?.[0]);
	const inspector = new WebSocket(address);
	inspector.on('error', () => undefined);
	await once(inspector, 'open');
	const expression = 'globalThis.kept = []; for (;;) globalThis.kept.push(Array.from({ length: 1e5 }, () => ({})));';
	inspector.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
	await goneFrom(program, victim);
	inspector.terminate();
}

/** A disk of its own for a hub, in memory: whoever is root may mount one. It goes with this process (`inNamespace`). */
export function smallDisk(folder: string, megabytes: number): boolean {
	return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;
}

/** Goes on in a process whose mounts nobody else sees and that are gone with it, where that may be had. */
export function inNamespace(): void {
	if (process.env.MOUNTS_APART || spawnSync('unshare', ['--mount', 'true']).status !== 0) return;
	const env = { ...process.env, MOUNTS_APART: '1' };
	const { status } = spawnSync(
		'unshare',
		['--mount', process.execPath, ...process.execArgv, ...process.argv.slice(1)],
		{
			env,
			stdio: 'inherit'
		}
	);
	process.exit(status ?? 1);
}

/** Fills the disk of a hub to its last byte for a while, and makes room again. @param meanwhile what goes on there */
export async function outOfDisk(folder: string, meanwhile: () => Promise<void>): Promise<void> {
	const filler = join(folder, 'filler');
	const { bavail, bsize } = await statfs(folder);
	try {
		writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 4096)));
	} catch {
		// somebody else took the last of it
	}
	try {
		await meanwhile();
	} finally {
		rmSync(filler, { force: true });
	}
}

async function childOf(program: Program): Promise<number> {
	return until(() => programOf(program));
}

const goneFrom = (program: Program, victim: number): Promise<true> =>
	until(() => (programOf(program) === victim ? undefined : true));

/** Waits for what comes. @throws when it never does */
export async function until<What>(look: () => What | undefined | Promise<What | undefined>): Promise<What> {
	for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(20)) {
		const found = await look();
		if (found !== undefined) return found;
	}
	throw new Error('what was waited for never came');
}
