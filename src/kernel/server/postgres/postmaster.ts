import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from './address.ts';

export type Postmaster = { readonly pid: number; readonly address: Address };

/** What `postmaster.pid` says: the server that runs on the folder, or the number left behind by one that was killed. */
export function findPostmaster(folder: string): { running?: Postmaster; stale?: number } {
	const file = join(folder, 'postmaster.pid');
	if (!existsSync(file)) return {};
	const [first, , , port, socketFolder, host] = read(file);
	const pid = Number(first);
	if (!pid) return {};
	if (!isPostmaster(pid, folder)) return { stale: pid };
	const address = { host: socketFolder || host || '', port: Number(port) };
	// The server writes its lines one after the other; half a file belongs to one that has just begun.
	return address.host && address.port ? { running: { pid, address } } : {};
}

/** Whether a process is the server of this folder: after a kill the number may be a corpse's, or a stranger's. */
export function isPostmaster(pid: number, folder: string): boolean {
	try {
		if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder;
		process.kill(pid, 0);
		if (process.platform === 'win32') return true;
		return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(folder);
	} catch {
		return false;
	}
}

function read(file: string): string[] {
	try {
		return readFileSync(file, 'utf8')
			.split('\n')
			.map((line) => line.trim());
	} catch {
		return []; // removed between the look and the reading: the server has just stopped
	}
}
