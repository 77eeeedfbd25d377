import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '#kernel/id.ts';
import { type Listener, listenTo } from '../../claims/support/listener.ts';
import { devices, type LiveHub, must, withLiveHub } from '../../claims/support/live.ts';
import { type MadeShow, madeShow, polls } from '../../claims/support/show.ts';
import { startProgram } from '../../tests/support/program.ts';
import { temporaryFolder } from '../../tests/support/temporary.ts';
import { type Load, listen } from './load.ts';
import { cpuSeconds } from './process.ts';

const VIEWERS = 200;
const MESSAGES_PER_SECOND = 3;
const TENTHS = 10;
const POLLS = 30;
const QUESTION_EVERY_MS = 600;

export type LongShow = Readonly<{
	messages: number;
	entries: number;
	/** Memory really used after each tenth, in kB. */
	heap: readonly number[];
	/** Seconds of processor in each tenth. */
	cpu: readonly number[];
	/** How long a newcomer at the end waits for the whole, and how big it is. */
	welcome: Readonly<{ ms: number; kilobytes: number }>;
}>;

/** So many hours of a show in the real program, whose clock runs `times` as fast: talk, questions, upvotes, reactions, polls, graphics. */
export async function longShow(hours: number, times: number): Promise<LongShow> {
	const clock = fileURLToPath(new URL('./fast-clock.mjs', import.meta.url));
	const env = { NODE_OPTIONS: `--import=${clock}`, CLOCK_TIMES: String(times) };
	const { folder: data, remove } = temporaryFolder();
	try {
		// what is loaded at first takes its time: by the fast clock it would be given up
		await (await startProgram({ data })).stop();
		return await withLiveHub({ data, env }, (hub) => play(hub, (hours * 3600) / times, times));
	} finally {
		remove();
	}
}

async function play(hub: LiveHub, seconds: number, times: number): Promise<LongShow> {
	const keys = Array.from({ length: POLLS }, (_, nth) => `poll${nth}`);
	const show = await madeShow({
		name: 'long',
		cues: Object.fromEntries(keys.map((key, nth) => [key, nth % 2 ? polls.live : polls.voted]))
	});
	const director = await hub.direct(show.room);
	await must(director, { do: 'start' });
	const load = await listen({
		mode: 'ws',
		port: Number(new URL(hub.url).port),
		count: VIEWERS,
		path: `/live/rooms/${show.room}?as=viewer&lang=fr`,
		cookies: devices(VIEWERS)
	});
	const messages = Math.round(MESSAGES_PER_SECOND * seconds * times);
	const id = `${randomBytes(4).toString('hex')}-0000-4000-8000-{k}`;
	load.tell(
		`send 0 ${messages} ${seconds * 1000} {"do":"say","id":"${id}","name":"Nadia","text":"Bonsoir à tout le monde"}`
	);
	const [heap, cpu]: [number[], number[]] = [[], []];
	for (let tenth = 0; tenth < TENTHS; tenth++) {
		const before = cpuSeconds(hub.program.child.pid);
		await aTenth(hub, show, { director, load, tenth, seconds: seconds / TENTHS });
		cpu.push(cpuSeconds(hub.program.child.pid) - before);
		heap.push(await heapOf(hub));
	}
	const welcome = await welcomeOf(hub, show.room);
	const entries = director.version();
	await load.stop();
	director.close();
	return { messages, entries, heap, cpu, welcome };
}

type Part = { director: Listener; load: Load; tenth: number; seconds: number };

/** In each tenth three polls in which everybody votes, and all the time questions, upvotes and reactions. */
async function aTenth(hub: LiveHub, show: MadeShow<string>, { director, load, tenth, seconds }: Part): Promise<void> {
	const [cookie = '', other = ''] = devices(2);
	const [one, two] = await Promise.all(
		[cookie, other].map((each) => listenTo({ url: hub.url, room: show.room, as: 'viewer', cookie: each }))
	);
	const each = (seconds * 1000) / 3;
	for (let nth = 0; nth < 3; nth++) {
		const poll = show.cues[`poll${tenth * 3 + nth}`] ?? '';
		await must(director, { do: 'take', cue: poll });
		load.tell(`send 0 ${VIEWERS} ${each / 3} {"do":"vote","poll":"${poll}","choice":["{3}"]}`);
		for (const end = performance.now() + each - 300; performance.now() < end; await pause(QUESTION_EVERY_MS)) {
			const question = newId();
			one?.tell({ do: 'ask', id: question, name: 'Nadia', text: 'Et pour les écoles ?' });
			two?.tell({ do: 'upvote', question });
			two?.tell({ do: 'react', reaction: 'heart', times: 3 });
		}
		await must(director, { do: 'close', poll });
		await must(director, { do: 'reveal', poll });
	}
	one?.close();
	two?.close();
}

async function heapOf({ program }: LiveHub): Promise<number> {
	const said = () => [...program.output().matchAll(/^heap (\d+)$/gm)].map(([, kilobytes]) => Number(kilobytes));
	const before = said().length;
	program.child.kill('SIGUSR2');
	for (let turn = 0; turn < 100 && said().length === before; turn++) await pause(50);
	return said().at(-1) ?? 0;
}

async function welcomeOf({ url }: LiveHub, room: string): Promise<LongShow['welcome']> {
	const began = performance.now();
	const one = await listenTo({ url, room, as: 'viewer' });
	await one.until('the whole has come', () => one.frames.length > 0);
	const ms = performance.now() - began;
	one.close();
	return { ms, kilobytes: (one.frames[0]?.length ?? 0) / 1024 };
}
