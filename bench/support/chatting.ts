import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { devices, type LiveHub, must } from '../../claims/support/live.ts';
import { madeShow } from '../../claims/support/show.ts';
import { type Heard, type Load, listen } from './load.ts';
import { cpuSeconds, memoryKb } from './process.ts';

export type Chatting = Readonly<{
	/** Of the listeners of each program. */
	heard: readonly Heard[];
	/** Messages to viewers in all. */
	frames: number;
	/** Of one core, in percent, by all programs; and for one message to one viewer, in microseconds. */
	core: number;
	microseconds: number;
	/** Memory for each viewer, in kB: when all had come, and after the talk. */
	kilobytes: readonly [silent: number, talking: number];
	/** How long it took until all had come, in seconds. */
	joining: number;
}>;

export type Talk = Readonly<{
	name: string;
	viewers: number;
	/** Messages a second, by different viewers, shown as they come. */
	rate: number;
	seconds: number;
	mode?: 'ws' | 'sse';
}>;

const text = 'Bonsoir de Mons ! Est-ce que l’atelier de jeudi est ouvert à tout le monde ?';

/** A show of the real program, on one node or several, with so many viewers who talk, each heard by all. */
export async function chatting(
	hubs: readonly LiveHub[],
	{ name, viewers, rate, seconds, mode = 'ws' }: Talk
): Promise<Chatting> {
	const [first] = hubs as [LiveHub];
	const { room } = await madeShow({ name, cues: {} });
	const director = await first.direct(room);
	await must(director, { do: 'start' });
	const all = (of: (pid: number | undefined) => number) =>
		hubs.reduce((sum, { program }) => sum + of(program.child.pid), 0);
	const empty = all(memoryKb);
	const began = performance.now();
	const loads = await Promise.all(hubs.map((hub) => join(hub, room, Math.ceil(viewers / hubs.length), mode)));
	const joining = (performance.now() - began) / 1000;
	const speakers = mode === 'ws' ? (loads[0] as Load) : await join(first, room, Math.min(viewers, 100), 'ws');
	try {
		const silent = (all(memoryKb) - empty) / viewers;
		await talk(speakers, rate, 2);
		for (const load of loads) {
			load.tell('reset');
			await load.heard();
		}
		const before = { cpu: all(cpuSeconds), at: performance.now() };
		await talk(speakers, rate, seconds);
		const spent = all(cpuSeconds) - before.cpu;
		const core = (spent / (performance.now() - before.at)) * 1e5;
		const heard = await Promise.all(loads.map((load) => load.heard()));
		const frames = heard.reduce((sum, one) => sum + one.frames, 0);
		const kilobytes = [silent, (all(memoryKb) - empty) / viewers] as const;
		return { heard, frames, core, microseconds: (spent / frames) * 1e6, kilobytes, joining };
	} finally {
		await Promise.all([...loads, speakers].map((one) => one.stop()));
		director.close();
	}
}

const join = (hub: LiveHub, room: string, count: number, mode: 'ws' | 'sse'): Promise<Load> =>
	listen({
		mode,
		port: Number(new URL(hub.url).port),
		count,
		path: `/live/rooms/${room}?as=viewer&lang=fr`,
		cookies: devices(count)
	});

/** Until the last is sent and the tick after it is over. */
async function talk(load: Load, rate: number, seconds: number): Promise<void> {
	const id = `${randomBytes(4).toString('hex')}-0000-4000-8000-{k}`;
	load.tell(
		`send 0 ${rate * seconds} ${seconds * 1000} {"do":"say","n":1,"id":"${id}","name":"Nadia","text":"${text}"}`
	);
	await pause(seconds * 1000);
	await load.until(({ sending }) => sending === 0);
	await pause(300);
}
