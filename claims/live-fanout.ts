/** One text to ten thousand people costs our sender at most 0.6 of Socket.IO and 1.6 of a bare loop in C; a show of 5,000 takes 45 % of a core. */
import { chatting } from '../bench/support/chatting.ts';
import { listenFew } from '../bench/support/few.ts';
import type { Heard } from '../bench/support/load.ts';
import { type Fanned, fanOut, type Peer, peers, startPeer } from '../bench/support/peers.ts';
import { withLiveHub } from './support/live.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const LISTENERS = 10_000;
const RATE = 10;
const SECONDS = 5;
const TURNS = 3;
const MOST = { 'socket.io': 0.6, floor: 1.6 } as const;
/** Of the real program. A room of so many is told five times a second, if something is said. */
const VIEWERS = 5000;
const MOST_CORE = 45;
const MOST_KILOBYTES = 15;

const wrong: string[] = [];
const figure = small ? await everyTextOnce(200) : `${await compare()}; ${await realShow()}`;
for (const sentence of wrong) console.log(sentence);
console.log(`live-fanout: ${figure}${wrong.length ? `, ${wrong.length} things wrong` : ''}`);
process.exit(wrong.length ? 1 : 0);

/** Every listener of every way gets every text once and in order. */
async function everyTextOnce(listeners: number): Promise<string> {
	const expected = Array.from({ length: 20 }, (_, seq) => seq).join();
	const ways = peers.filter((peer) => peer !== 'floor');
	for (const peer of ways) {
		const { server, act } = await startPeer(peer);
		const got = await listenFew(peer, server.port, listeners);
		await act(20, 1);
		for (let turn = 0; turn < 100 && got.some((one) => one.length < 20); turn++)
			await new Promise((resolve) => setTimeout(resolve, 20));
		server.stop();
		const odd = got.filter((one) => one.join() !== expected);
		if (odd.length) wrong.push(`${peer}: ${odd.length} of ${listeners} got something else, as ${odd[0]?.join(' ')}`);
	}
	return `20 texts to ${listeners} listeners by ${ways.join(', ')}: each once and in order`;
}

/** All in one run and in turns, so that a slow minute of the machine falls on all of them. */
async function compare(): Promise<string> {
	const found: Record<Peer, Fanned[]> = { ours: [], 'socket.io': [], events: [], floor: [] };
	for (let turn = 0; turn < TURNS; turn++)
		for (const peer of peers) found[peer].push(await fanOut(peer, LISTENERS, RATE, SECONDS));
	const cost = (peer: Peer) =>
		quantile(
			found[peer].map(({ microseconds }) => microseconds),
			0.5
		);
	console.log(`${LISTENERS} listeners, 300 bytes, ${RATE}/s; medians of ${TURNS} × ${SECONDS} s`);
	for (const peer of peers) tell(peer, found[peer]);
	for (const [peer, most] of Object.entries(MOST) as [Peer, number][]) {
		const ratio = cost('ours') / cost(peer);
		if (ratio > most) wrong.push(`ours costs ${ratio.toFixed(2)} of ${peer}, at most ${most} was promised`);
	}
	const [io, floor] = [cost('ours') / cost('socket.io'), cost('ours') / cost('floor')];
	return `${cost('ours').toFixed(1)} µs of processor a delivery, ${io.toFixed(2)} of Socket.IO, ${floor.toFixed(2)} of a loop in C`;
}

function tell(peer: Peer, runs: readonly Fanned[]): void {
	const middle = (of: (run: Fanned) => number) => quantile(runs.map(of), 0.5);
	const lost = runs.filter(({ heard }) => heard.gaps || heard.least !== heard.most || heard.open !== LISTENERS);
	if (lost.length) wrong.push(`${peer}: not every listener got every text in ${lost.length} of ${TURNS} runs`);
	console.log(
		`${peer.padEnd(10)} ${middle((run) => run.microseconds).toFixed(2)} µs a delivery, ${middle((run) => run.core).toFixed(0)} % of a core, p50 ${middle((run) => run.heard.p50).toFixed(0)} ms, p99 ${middle((run) => run.heard.p99).toFixed(0)} ms, ${middle((run) => run.kilobytes).toFixed(1)} kB a listener`
	);
}

/** The real program with a real show, in which somebody says something in every tick. */
async function realShow(): Promise<string> {
	const { heard, core, kilobytes, joining } = await withLiveHub({}, (hub) =>
		chatting([hub], { name: 'fanout', viewers: VIEWERS, rate: 12, seconds: 20 })
	);
	const [{ open, most: frames, refused, p50, p99 }] = heard as [Heard];
	const most = Math.max(...kilobytes);
	if (open !== VIEWERS || refused) wrong.push(`${open} viewers were there, ${refused} orders refused`);
	if (core > MOST_CORE) wrong.push(`a show of ${VIEWERS} takes ${core.toFixed(0)} % of a core`);
	if (most > MOST_KILOBYTES) wrong.push(`a viewer takes ${most.toFixed(1)} kB`);
	const told = `${(frames / 20).toFixed(1)} ticks/s: ${core.toFixed(0)} % of a core, p99 ${p99} ms`;
	console.log(
		`a show: ${VIEWERS} came in ${joining.toFixed(1)} s, ${told}, p50 ${p50} ms, ${kilobytes.map((one) => one.toFixed(1)).join(' and ')} kB a viewer, silent and talking`
	);
	return `${VIEWERS} viewers of a real show at ${told}, ${most.toFixed(1)} kB a viewer`;
}
