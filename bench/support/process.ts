import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(process.platform === 'linux' ? execFileSync('getconf', ['CLK_TCK']) : 100);

/** The seconds of processor that a process has used, with what the system did for it. */
export function cpuSeconds(pid: number | undefined): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
	return ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND;
}

/** The memory that a process has, in kB. */
export function memoryKb(pid: number | undefined): number {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

export function median(list: readonly number[]): number {
	return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}

/** How many connections one process may hold here, with some left for files: what the system allows, whoever asks. */
export function mostConnections(): number {
	const [, most = '0'] = /Max open files\s+\d+\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
	return Number(most) - 200;
}
