import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#kernel/id.ts';
import { memoryKb } from '../../../bench/support/process.ts';
import { type Listener, listenTo } from '../listener.ts';
import { devices, type LiveHub, must } from '../live.ts';
import { madeShow } from '../show.ts';
import type { Found } from './cut.ts';
import { truth } from './viewers.ts';

const SLEEPERS = 50;
const MOST_MB = 50;
/** Beside a quarter more: what two runs on one machine differ by anyway. */
const SLACK_MS = 5;
const WRITERS = 20;

/** Some stop reading while much is said; the others must not notice, and those must have the present picture when they wake. */
export async function stopReading(
	hub: LiveHub,
	task: { others: number; seconds: number; timed: boolean }
): Promise<Found> {
	const { room } = await madeShow({ name: 'stalled', cues: {} });
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	const join = () => listenTo({ url: hub.url, room, as: 'viewer' });
	const sleepers = await Promise.all(Array.from({ length: SLEEPERS }, join));
	const others = await Promise.all(Array.from({ length: task.others }, join));
	const awake = await talk(hub, room, others, task.seconds);
	const before = memoryKb(hub.program.child.pid);
	for (const one of sleepers) one.pause();
	const asleep = await talk(hub, room, others, task.seconds);
	const grown = (memoryKb(hub.program.child.pid) - before) / 1024;
	for (const one of sleepers) one.resume();
	await talk(hub, room, others, 2);
	const right = JSON.stringify((await truth(room)).chat.at(-1)?.id);
	const stale = sleepers.filter((one) => JSON.stringify(one.state().chat.at(-1)?.id) !== right).length;
	for (const one of [director, ...sleepers, ...others]) one.close();
	const wrong = [
		...(grown > MOST_MB ? [`${SLEEPERS} who do not read cost ${grown.toFixed(0)} MB`] : []),
		...(task.timed && asleep > awake * 1.25 + SLACK_MS ? [`the others' p95 went from ${awake} to ${asleep} ms`] : []),
		...(stale ? [`${stale} of ${SLEEPERS} did not come back to the present`] : [])
	];
	return {
		wrong,
		said: `${SLEEPERS} who stop reading cost ${Math.max(0, grown).toFixed(0)} MB, p95 of the others ${awake} → ${asleep} ms`
	};
}

/** Long messages, many a second, for so long. @returns the p95 of their way to the others in milliseconds. */
async function talk({ url }: LiveHub, room: string, others: readonly Listener[], seconds: number): Promise<number> {
	const began = others.map(({ frames }) => frames.length);
	const cookies = devices(WRITERS);
	const writers = await Promise.all(cookies.map((cookie) => listenTo({ url, room, as: 'viewer', cookie })));
	for (let turn = 0; turn < seconds; turn++) {
		for (const one of writers) one.tell({ do: 'say', id: newId(), name: 'Nadia', text: 'Long. '.repeat(80) });
		await pause(1000);
	}
	for (const one of writers) one.close();
	const late = others.flatMap(({ delays }, place) => delays.slice(began[place])).toSorted((a, b) => a - b);
	return late[Math.floor(late.length * 0.95)] ?? 0;
}
