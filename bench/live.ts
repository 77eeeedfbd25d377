/**
 * What a show costs against its viewers, its talk and its nodes, beside Socket.IO, server-sent events and a bare loop in C; and whether two hours of it,
 * by a clock that runs faster, leave memory as it was.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { hubOf, withLiveHub } from '../claims/support/live.ts';
import { withNodes } from '../claims/support/nats.ts';
import { type Chatting, chatting, type Talk } from './support/chatting.ts';
import { longShow } from './support/long-show.ts';
import { fanOut, peers } from './support/peers.ts';
import { mostConnections } from './support/process.ts';

const quick = process.argv.includes('--quick');
const most = mostConnections();
const SIZES = (quick ? [100, 1000] : [100, 1000, 5000, 10_000, 20_000]).map((size) => Math.min(size, most));
const RATES = [1, 10, 100];
const AT = quick ? 1000 : 5000;
const SECONDS = quick ? 3 : 10;
const LONG = quick ? { hours: 0.1, times: 20 } : { hours: 2, times: 40 };

type Row = { what: string; viewers: number; rate: number; nodes: number } & Figures;
type Figures = { microseconds: number; core: number; p50: number; p99: number; kilobytes: number };

const rows: Row[] = [];
const head = 'what          viewers   texts/s   nodes   µs a delivery   % of a core   p50 ms   p99 ms   kB a viewer';
console.log(`a text of 300 bytes ten times a second by a server that does nothing else\n${head}`);
for (const viewers of SIZES)
	for (const peer of peers) {
		const { heard, ...fanned } = await fanOut(peer, viewers, 10, SECONDS / 2);
		tell({ what: peer, viewers, rate: 10, nodes: 1, p50: heard.p50, p99: heard.p99, ...fanned });
	}
console.log(`\na real show: its viewers write so many messages a second, and all hear them\n${head}`);
for (const viewers of SIZES) await show({ viewers, rate: 10 });
for (const rate of RATES.filter((one) => one !== 10)) await show({ viewers: AT, rate });
await show({ viewers: AT, rate: 10, mode: 'sse' });
await withLiveHub({}, ({ program }) =>
	withNodes(program, 2, async (nodes) => {
		const hubs = await Promise.all(nodes.map(hubOf));
		const talk = { viewers: AT, rate: 10, name: 'nodes', seconds: SECONDS };
		tell(rowOf(talk, 2, await chatting(hubs, talk)));
	})
);
const long = await longShow(LONG.hours, LONG.times);
report();

/** Each in a program of its own, so that memory begins anew. */
async function show(talk: Omit<Talk, 'name' | 'seconds'>): Promise<void> {
	const whole = { ...talk, name: `show-${talk.viewers}-${talk.rate}`, seconds: SECONDS };
	tell(rowOf(whole, 1, await withLiveHub({}, (hub) => chatting([hub], whole))));
}

function rowOf({ viewers, rate, mode }: Talk, nodes: number, found: Chatting): Row {
	const [p50, p99] = [Math.max(...found.heard.map((one) => one.p50)), Math.max(...found.heard.map((one) => one.p99))];
	const what = mode === 'sse' ? 'show, events' : 'show';
	const { core, microseconds, kilobytes } = found;
	return { what, viewers, rate, nodes, core, microseconds, p50, p99, kilobytes: Math.max(...kilobytes) };
}

function tell(row: Row): void {
	rows.push(row);
	const { what, viewers, rate, nodes, microseconds, core, p50, p99, kilobytes } = row;
	const cell = (value: number, wide: number, digits = 0) => value.toFixed(digits).padStart(wide);
	console.log(
		`${what.padEnd(12)}${cell(viewers, 9)}${cell(rate, 10)}${cell(nodes, 8)}${cell(microseconds, 16, 1)}${cell(core, 14, 1)}${cell(p50, 9, 1)}${cell(p99, 9, 1)}${cell(kilobytes, 14, 1)}`
	);
}

function report(): void {
	const { heap, cpu, messages, entries, welcome } = long;
	const megabytes = heap.map((one) => one / 1024);
	console.log(
		`\n${LONG.hours} hours of a show, ${LONG.times} times as fast: ${messages} messages, ${entries} entries; after each tenth`
	);
	console.log(`MB really used  ${megabytes.map((one) => one.toFixed(1).padStart(7)).join('')}`);
	console.log(`s of processor  ${cpu.map((one) => one.toFixed(1).padStart(7)).join('')}`);
	console.log(
		`whoever comes at the end waits ${welcome.ms.toFixed(0)} ms for the whole, ${welcome.kilobytes.toFixed(0)} kB`
	);
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/live.json', `${JSON.stringify({ rows, long }, null, '\t')}\n`);
	const biggest = rows.filter(({ what, rate, nodes }) => what === 'show' && rate === 10 && nodes === 1).at(-1);
	const grown = (megabytes.at(-1) ?? 0) - (megabytes[1] ?? 0);
	console.log(
		`bench/live: ${biggest?.viewers} viewers take ${biggest?.core.toFixed(0)} % of a core; a show of ${LONG.hours} hours leaves ${grown.toFixed(1)} MB more after its last tenth than after its second`
	);
	process.exit(0);
}
