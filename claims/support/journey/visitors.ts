import { setTimeout as pause } from 'node:timers/promises';
import type { Bundle, SyncBody } from '#journey';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { choiceByChoice, type Player } from './player.ts';

/** How long answers took, by what was asked for. */
export type Times = Readonly<Record<'home' | 'journey' | 'step', number[]>>;

/** How long each waits before the next, and how many runs are prepared to be played. */
type Pace = Readonly<{ restMs: number; runs: number }>;

/** Others, who open pages and play honestly all the time while something goes on. @param wrong hears of answers that are none */
export async function visit(
	{ url, bundle, players, pace }: Readonly<{ url: string; bundle: Bundle; players: readonly Player[]; pace: Pace }>,
	meanwhile: () => Promise<unknown>,
	wrong: (sentence: string) => void
): Promise<Times> {
	const times: Times = { home: [], journey: [], step: [] };
	const next = stepsOf(bundle, players, pace.runs);
	let going = true;
	const repeat = async (what: keyof Times, asks: () => () => Promise<number>): Promise<void> => {
		while (going) {
			const ask = asks();
			const began = performance.now();
			let status = await ask();
			// who is told that too many play asks again, as a page does; all of that time counts
			while (status === 503) status = await ask();
			if (status === 200) times[what].push(performance.now() - began);
			else wrong(`${what} was answered with ${status}`);
			await pause(pace.restMs);
		}
	};
	const page = (path: string) => async () => {
		const answer = await fetch(url + href(path, 'fr'));
		await answer.arrayBuffer();
		return answer.status;
	};
	const visitors = [
		repeat('home', () => page('/')),
		repeat('journey', () => page(`/journey/${bundle.story}`)),
		repeat('step', next)
	];
	await meanwhile();
	going = false;
	await Promise.all(visitors);
	return times;
}

const CHOICES = 30;

/** One choice after the other, in one run after the other; each was played before, so that only the server is measured. */
function stepsOf(bundle: Bundle, players: readonly Player[], runs: number) {
	const plans = Array.from({ length: runs }, (_, turn) => choiceByChoice(bundle, 1 + turn, CHOICES));
	const all = steps(plans, players);
	return () => {
		const { player, body } = all.next().value;
		return async () => (await player.send(body)).status;
	};
}

type Step = ReturnType<typeof choiceByChoice>[number];
type Sending = Readonly<{ player: Player; body: SyncBody }>;

function* steps(plans: readonly (readonly Step[])[], players: readonly Player[]): Generator<Sending, never> {
	for (let turn = 0; ; turn++) {
		const player = players[turn % players.length] as Player;
		const run = newId();
		for (const step of plans[turn % plans.length] ?? []) yield { player, body: { ...step, run, key: newId() } };
	}
}
