import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(process.platform === 'linux' ? execFileSync('getconf', ['CLK_TCK']) : 100);

/** The seconds of processor that a process has used, with what the system did for it. */
export function cpuSeconds(pid: number | undefined): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
	return ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND;
}

/** A process and all that it has started, and these. */
export function familyOf(pid: number | undefined): number[] {
	const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const parents = new Map(all.map((name) => [Number(name), parentOf(name)]));
	const family = [Number(pid)];
	for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child);
	return family;
}

function parentOf(pid: string): number {
	try {
		return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
	} catch {
		return 0; // it has ended meanwhile
	}
}

/** The memory that a process has, in kB. */
export function memoryKb(pid: number | undefined): number {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

/** How many connections one process may hold here, with some left for files: what the system allows, whoever asks. */
export function mostConnections(): number {
	const [, most = '0'] = /Max open files\s+\d+\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
	return Number(most) - 200;
}
