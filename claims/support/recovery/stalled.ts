import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#kernel/id.ts';
import { memoryKb } from '../../../bench/support/process.ts';
import { type Listener, listenTo } from '../listener.ts';
import { devices, type LiveHub, must } from '../live.ts';
import { quantile } from '../quantile.ts';
import { madeShow } from '../show.ts';
import type { Found } from './cut.ts';
import { truth } from './viewers.ts';

const SLEEPERS = 50;
const MOST_MB = 50;
const WRITERS = 20;

type Round = Readonly<{ awake: number; asleep: number; grown: number }>;

/** Some stop reading while much is said; the others must not notice, and those must have the present picture when they wake. */
export async function stopReading(
	hub: LiveHub,
	task: { others: number; seconds: number; rounds: number; timed: boolean }
): Promise<Found> {
	const { room } = await madeShow({ name: 'stalled', cues: {} });
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	const join = () => listenTo({ url: hub.url, room, as: 'viewer' });
	const sleepers = await Promise.all(Array.from({ length: SLEEPERS }, join));
	const others = await Promise.all(Array.from({ length: task.others }, join));
	const say = (seconds: number) => talk(hub, room, others, seconds);
	const rounds: Round[] = [];
	// by turns, since a machine is not as fast in one minute as in the next
	for (let round = 0; round < task.rounds; round++) {
		const awake = await say(task.seconds);
		const before = memoryKb(hub.program.child.pid);
		for (const one of sleepers) one.pause();
		const asleep = await say(task.seconds);
		rounds.push({ awake, asleep, grown: (memoryKb(hub.program.child.pid) - before) / 1024 });
		for (const one of sleepers) one.resume();
		await say(2);
	}
	const right = JSON.stringify((await truth(room)).chat.at(-1)?.id);
	const stale = sleepers.filter((one) => JSON.stringify(one.state().chat.at(-1)?.id) !== right).length;
	for (const one of [director, ...sleepers, ...others]) one.close();
	return judged(rounds, stale, task.timed);
}

function judged(rounds: readonly Round[], stale: number, timed: boolean): Found {
	const awake = quantile(
		rounds.map((round) => round.awake),
		0.5
	);
	const asleep = quantile(
		rounds.map((round) => round.asleep),
		0.5
	);
	const grown = Math.max(0, ...rounds.map((round) => round.grown));
	const wrong = [
		...(grown > MOST_MB ? [`${SLEEPERS} who do not read cost ${grown.toFixed(0)} MB`] : []),
		...(timed && asleep > awake * 1.25 ? [`the others' p95 went from ${awake} to ${asleep} ms`] : []),
		...(stale ? [`${stale} of ${SLEEPERS} did not come back to the present`] : [])
	];
	const each = rounds.map((round) => `${round.awake} → ${round.asleep}`).join(', ');
	return {
		wrong,
		said: `${SLEEPERS} who stop reading cost ${grown.toFixed(0)} MB, p95 of the others ${awake} → ${asleep} ms (${each})`
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
	const late = others.flatMap(({ delays }, place) => delays.slice(began[place]));
	return quantile(late, 0.95);
}
