import { mkdirSync, writeFileSync } from 'node:fs';
import { quantile } from '../../claims/support/quantile.ts';

/** What is timed, by its name; it is told which turn it is. */
export type Acts = Readonly<Record<string, (turn: number) => Promise<unknown>>>;

type Row = Readonly<{ what: string; count: number; p50: number; p95: number }>;

/** How the cost of some acts grows with what there is of one thing: `unit` says of what, `counts` ten times more each. */
export type Growth = Readonly<{
	unit: string;
	rows: readonly Row[];
	/** By act, what ten times as much costs. */
	growth: Readonly<Record<string, number>>;
}>;

type Asked = Readonly<{ unit: string; counts: readonly number[]; turns: number }>;

/** Times some acts at each count. @param at makes as much as is to be there, and gives what is timed then */
export async function growthOf({ unit, counts, turns }: Asked, at: (count: number) => Promise<Acts>): Promise<Growth> {
	const rows: Row[] = [];
	for (const count of counts)
		for (const [what, act] of Object.entries(await at(count))) rows.push({ what, count, ...(await timed(act, turns)) });
	const [few = 0, most = 0] = [counts[0], counts.at(-1)];
	const tens = Math.log10(most / few);
	const p50 = (what: string, count: number) => rows.find((row) => row.what === what && row.count === count)?.p50 ?? 0;
	const names = [...new Set(rows.map(({ what }) => what))];
	const growth = names.map((what) => [what, (p50(what, most) / p50(what, few)) ** (1 / tens)] as const);
	return { unit, rows, growth: Object.fromEntries(growth) };
}

async function timed(act: (turn: number) => Promise<unknown>, turns: number): Promise<Record<'p50' | 'p95', number>> {
	for (let turn = 0; turn < 3; turn++) await act(turn);
	const all: number[] = [];
	for (let turn = 0; turn < turns; turn++) {
		const began = performance.now();
		await act(turn);
		all.push(performance.now() - began);
	}
	return { p50: quantile(all, 0.5), p95: quantile(all, 0.95) };
}

/** Prints what was timed, and writes it down. @returns the most that ten times as much costs of anything */
export function reportOf(name: string, all: readonly Growth[]): number {
	for (const { unit, rows } of all) {
		const counts = [...new Set(rows.map(({ count }) => count))];
		console.log(`${'median, p95 in ms'.padEnd(24)}${counts.map((count) => `${count} ${unit}`.padStart(22)).join('')}`);
		for (const [what, its] of Map.groupBy(rows, (row) => row.what)) {
			const cells = its.map(({ p50, p95 }) => `${p50.toFixed(1)}, ${p95.toFixed(1)}`.padStart(22));
			console.log(`${what.padEnd(24)}${cells.join('')}`);
		}
	}
	mkdirSync('bench/results', { recursive: true });
	writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(all, null, '\t')}\n`);
	return Math.max(...all.flatMap(({ growth }) => Object.values(growth)));
}

/** What ten times as much costs, in words. */
export const saidOf = ({ growth }: Growth): string =>
	Object.entries(growth)
		.map(([what, times]) => `${times.toFixed(2)} × (${what})`)
		.join(', ');
