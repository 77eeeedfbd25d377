import { Play, proof } from '#journey';
import { type PolicyName, policyNames, walk, worthOf } from '#journey/server';
import type { Whole } from './story.ts';

export type Row = Readonly<{
	policy: PolicyName;
	/** In whole euros, of each run, least first. */
	worth: readonly number[];
	proof: readonly number[];
	weeks: readonly number[];
	/** Weeks that ended without strength. */
	tired: readonly number[];
	choices: readonly number[];
	endings: ReadonlyMap<string, number>;
	/** How often each entry was taken, of the moments in which it was offered beside others. */
	taken: ReadonlyMap<string, Readonly<{ taken: number; offered: number }>>;
}>;

const ascending = (list: number[]): number[] => list.toSorted((a, b) => a - b);
export const at = (list: readonly number[], part: number): number =>
	list[Math.min(list.length - 1, Math.floor(list.length * part))] ?? Number.NaN;

/** Lets each policy play so many runs. */
export const playAll = (story: Whole, runs: number): Row[] => policyNames.map((policy) => rowOf(story, policy, runs));

function rowOf({ bundle }: Whole, policy: PolicyName, runs: number): Row {
	const [worth, proofs, weeks, tired, choices]: number[][] = [[], [], [], [], []];
	const endings = new Map<string, number>();
	const taken = new Map<string, { taken: number; offered: number }>();
	for (let seed = 0; seed < runs; seed++) {
		const { play } = walk(bundle, { policy, seed, keen: true, on: (before, entry) => noteTaken(taken, before, entry) });
		worth?.push(Math.floor(worthOf(play.state) / 100));
		proofs?.push(proof(bundle.game, play.state));
		weeks?.push(play.state.week);
		tired?.push(play.state.tired);
		choices?.push(play.log.length);
		const end = play.state.ended ?? 'none';
		endings.set(end, (endings.get(end) ?? 0) + 1);
	}
	return {
		policy,
		worth: ascending(worth ?? []),
		proof: ascending(proofs ?? []),
		weeks: ascending(weeks ?? []),
		tired: ascending(tired ?? []),
		choices: ascending(choices ?? []),
		endings,
		taken
	};
}

function noteTaken(tally: Map<string, { taken: number; offered: number }>, { offered }: Play, entry: string): void {
	const id = entry.split('+')[0];
	if (offered.length < 2) return;
	for (const one of offered) {
		const sum = tally.get(one) ?? { taken: 0, offered: 0 };
		tally.set(one, { taken: sum.taken + (one === id ? 1 : 0), offered: sum.offered + 1 });
	}
}

export type Best = Readonly<{ id: string; best: number; states: number }>;

/**
 * How often each choice of the story is the best one, over the states in which it is offered beside others: each is taken, and the run played on from there several
 * times as the lean policy plays its weeks. Where nothing is better than the rest by a twentieth, nothing is best.
 */
export function bestChoices({ bundle }: Whole, seeds: number, tries: number): Best[] {
	const tally = new Map<string, { best: number; states: number }>();
	for (let seed = 0; seed < seeds; seed++) {
		const on = (play: Play): void => {
			const ids = play.choices.filter(({ quests, board }) => !quests && !board).map(({ id }) => id);
			if (ids.length < 2 || ids.length < play.offered.length) return;
			const best = bestOf(play, ids, seed, tries);
			for (const id of ids) {
				const sum = tally.get(id) ?? { best: 0, states: 0 };
				tally.set(id, { best: sum.best + (id === best ? 1 : 0), states: sum.states + 1 });
			}
		};
		walk(bundle, { policy: 'lean', seed, keen: true, blind: true, on });
	}
	return [...tally].map(([id, sum]) => ({ id, ...sum })).toSorted((a, b) => b.best / b.states - a.best / a.states);
}

function bestOf(play: Play, ids: readonly string[], seed: number, tries: number): string | null {
	const saved = play.save();
	const worths = ids.map((id) => {
		let sum = 0;
		for (let dice = 0; dice < tries; dice++) {
			const from = Play.resume(play.bundle, saved);
			from.choose(id);
			const { play: end } = walk(play.bundle, { policy: 'lean', seed, dice: dice + 1, keen: true, blind: true, from });
			sum += worthOf(end.state);
		}
		return { id, worth: sum / tries };
	});
	const [first, second] = worths.toSorted((a, b) => b.worth - a.worth);
	if (!first || !second) return null;
	return first.worth - second.worth > Math.abs(second.worth) / 20 ? first.id : null;
}
