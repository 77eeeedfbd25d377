import { readdirSync, readFileSync } from 'node:fs';

/** What a process takes of memory, and each that it has started but PostgreSQL, in megabytes. */
export function megabytes(pid: number | undefined): number[] {
	const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const parents = new Map(all.map((one) => [one, statusOf(one, 'PPid')]));
	const family = new Set([String(pid)]);
	for (let more = true; more; ) {
		const found = all.filter((one) => !family.has(one) && family.has(String(parents.get(one))));
		for (const one of found) family.add(one);
		more = found.length > 0;
	}
	const ours = [...family].filter((one) => !/postgres/.test(nameOf(one)));
	return ours.map((one) => Math.round(statusOf(one, 'VmRSS') / 1024));
}

function statusOf(pid: string, what: string): number {
	try {
		return Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
	} catch {
		return 0;
	}
}

function nameOf(pid: string): string {
	try {
		return readFileSync(`/proc/${pid}/comm`, 'utf8');
	} catch {
		return '';
	}
}
