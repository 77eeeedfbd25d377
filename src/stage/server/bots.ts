import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { statusOf } from '#kernel/server/errors.ts';
import { reportAs } from '#kernel/server/log.ts';
import { loose } from '#kernel/server/loose.ts';
import { actsOf, type BotTexts, botsOf } from '../room/bots.ts';
import { order } from './room/order.ts';
import { stateOf } from './room/running.ts';
import { stationsOf } from './shows.ts';

type Bots = Readonly<{
	/** How many invented viewers come. */
	viewers: number;
	/** The same seed brings the same evening. */
	seed: string;
	/** When they leave by themselves, at the latest. */
	until: Date;
	texts: BotTexts;
	/** The show, whose stations they come by. */
	show: string;
}>;

const TURN_MS = 1000;
const MOST_VIEWERS = 2000;
const report = reportAs('bots');
const running = new Map<string, () => void>();
const { go, settled } = loose(report);

const lines = (most: number, longest: number) => z.array(z.string().min(1).max(longest)).max(most).default([]);
const Texts = z.object({
	names: lines(200, 34),
	chat: lines(500, 500),
	questions: lines(500, 500),
	reject: lines(100, 500),
	pasted: z.string().max(20_000).default('')
});

const quiet: z.output<typeof Texts> = { names: [], chat: [], questions: [], reject: [], pasted: '' };

/** What the bots of a hub say, from its folder; without a file there they vote and applaud, and say nothing. */
export async function botTexts(folder = 'hubs/mons'): Promise<z.output<typeof Texts>> {
	const text = await readFile(`${folder}/bots.json`, 'utf8').catch(() => null);
	return text === null ? quiet : Texts.parse(JSON.parse(text));
}

/**
 * Sends invented viewers into a room: they vote late, talk, ask, applaud. They go when the room ends or is thrown away, at `until`, or when
 * others are sent into the same room of this program. @returns how to send them away. Throws 404 for an unknown room.
 */
export async function startBots(room: string, { viewers, seed, until, texts, show }: Bots): Promise<() => void> {
	stopBots(room);
	const bots = botsOf(seed, Math.min(viewers, MOST_VIEWERS), texts);
	const stations = (await stationsOf(show)).map(({ slug }) => slug);
	await stateOf(room);
	let second = 0;
	let before = Date.now();
	const timer = setInterval(() => go(turn().catch(leave)), TURN_MS);
	timer.unref();
	const stop = () => {
		clearInterval(timer);
		if (running.get(room) === stop) running.delete(room);
	};
	running.set(room, stop);

	async function turn(): Promise<void> {
		const now = Date.now();
		const { room: state, waiting: held } = await stateOf(room);
		if (state.phase === 'ended' || now > until.getTime()) return stop();
		const waiting = held.map(({ text }) => text);
		const acts = actsOf(bots, texts, { seed, second: second++, before, now, state, waiting }, newId);
		before = now;
		// not waited for: applause is never answered
		for (const { bot, order: given } of acts) {
			const station = stations[bot.place % Math.max(1, stations.length)];
			const device = `bot ${seed} ${bot.place}`;
			const giver = { device, viewer: null, locale: 'fr', as: 'viewer', delayMs: bot.delayMs } as const;
			go(order(room, given, station ? { ...giver, station } : giver).catch(leave));
		}
	}

	function leave(error: unknown): void {
		stop();
		// a rehearsal that was thrown away is no failure
		if (statusOf(error, 500) !== 404) report(error);
	}
	return stop;
}

/** Sends the bots of a room away; that there are none is no error. */
export const stopBots = (room: string): void => running.get(room)?.();

/** Sends all bots away, once what they did is answered. */
export async function stopAllBots(): Promise<void> {
	for (const stop of [...running.values()]) stop();
	await settled();
}

/** Whether bots are in a room, of this program. */
export const botsAreIn = (room: string): boolean => running.has(room);
