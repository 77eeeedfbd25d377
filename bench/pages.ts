/** Requests a second, times and memory of the pages people open most, beside a page without a query (the ceiling), in one run. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { href } from '#kernel/address.ts';
import { findPages } from '../claims/support/routes.ts';
import { type Program, withProgram } from '../tests/support/program.ts';

const TURNS = 3;
const SECONDS = 5;
const CONNECTIONS = 20;

type Result = { page: string; perSecond: number; p50: number; p99: number; megabytes: number; failed: number };

process.exitCode = await withProgram({ crowd: true, env: { LOG_LEVEL: 'warn' } }, measure);

async function measure(program: Program): Promise<number> {
	const found = await findPages(program.url, { group: 'public', begin: ['/'] });
	const one = (route: string): string => found.pages.find((page) => page.route === route)?.path ?? '';
	const pages = {
		...{ 'no query': '/privacy', home: '/', agenda: '/agenda', 'one activity': one('/agenda/[slug]') },
		registration: one('/agenda/[slug]/[occurrence]')
	};
	for (const path of Object.values(pages)) await load(program, path, 2);
	const turns: Record<string, Result[]> = {};
	// in turns, so that a slow minute of the machine falls on all of them
	for (let turn = 0; turn < TURNS; turn++)
		for (const [page, path] of Object.entries(pages))
			turns[page] = [...(turns[page] ?? []), { page, ...(await load(program, path, SECONDS)) }];
	return report(Object.values(turns).map(middle));
}

async function load({ url, child }: Program, path: string, seconds: number): Promise<Omit<Result, 'page'>> {
	const result = await autocannon({ url: url + href(path, 'fr'), connections: CONNECTIONS, duration: seconds });
	const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
	return {
		perSecond: result.requests.average,
		p50: result.latency.p50,
		p99: result.latency.p99,
		megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
		failed: result.non2xx + result.errors
	};
}

/** Of the turns, the one in the middle. */
function middle(results: Result[]): Result {
	return results.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(TURNS / 2)] as Result;
}

function report(results: Result[]): number {
	const ceiling = results[0]?.perSecond ?? 1;
	console.log(
		`page           requests/s   of ceiling   p50 ms   p99 ms   memory MB   failed   (${CONNECTIONS} connections, median of ${TURNS} × ${SECONDS} s)`
	);
	for (const { page, perSecond, p50, p99, megabytes, failed } of results)
		console.log(
			`${page.padEnd(14)} ${perSecond.toFixed(0).padStart(9)}   ${(perSecond / ceiling).toFixed(2).padStart(9)}   ${String(p50).padStart(6)}   ${String(p99).padStart(6)}   ${megabytes.toFixed(0).padStart(9)}   ${String(failed).padStart(6)}`
		);
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/pages.json', `${JSON.stringify(results, null, '\t')}\n`);
	const failed = results.reduce((sum, result) => sum + result.failed, 0);
	const slowest = Math.min(...results.map(({ perSecond }) => perSecond / ceiling));
	console.log(
		`bench/pages: ceiling ${ceiling.toFixed(0)}/s, the slowest page at ${slowest.toFixed(2)} of it, ${failed} failed`
	);
	return failed ? 1 : 0;
}
