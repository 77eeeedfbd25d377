import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a process and all that it has started, but PostgreSQL, take of memory together, in megabytes: what each has alone, and once what they share, which is Node
 * itself. Who adds up what `ps` says (RSS) counts that for each of them.
 */
export function megabytes(pid: number | undefined): number {
	const held = familyOf(pid)
		.filter((one) => !/postgres/.test(textOf(`/proc/${one}/comm`)))
		.map((one) => {
			const rollup = textOf(`/proc/${one}/smaps_rollup`);
			const own = numberIn(rollup, 'Private_Clean') + numberIn(rollup, 'Private_Dirty');
			return { own, shared: numberIn(rollup, 'Rss') - own };
		});
	const kilobytes = held.reduce((sum, { own }) => sum + own, 0) + Math.max(0, ...held.map(({ shared }) => shared));
	return Math.round(kilobytes / 1024);
}

function familyOf(pid: number | undefined): string[] {
	const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const parents = new Map(all.map((one) => [one, numberIn(textOf(`/proc/${one}/status`), 'PPid')]));
	const family = new Set([String(pid)]);
	for (let more = true; more; ) {
		const found = all.filter((one) => !family.has(one) && family.has(String(parents.get(one))));
		for (const one of found) family.add(one);
		more = found.length > 0;
	}
	return [...family];
}

const numberIn = (text: string, what: string): number =>
	Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);

/** Nothing of a process that has ended meanwhile. */
function textOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
