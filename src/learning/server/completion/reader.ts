import type { Fact } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { concerned } from './concerned.ts';
import { takeIn } from './deeds.ts';
import { goalsById } from './goals.ts';
import { judgeAll, judgeThose } from './judging.ts';

/** Hears the log: takes in what it says, and judges those whom it concerns anew. The same facts again, in any order, change nothing. */
export async function readForCompletion(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const changed = await takeIn(tx, facts);
	await judgeThose(tx, await concerned(tx, changed));
	const set = facts.flatMap(({ verb, object }) => (isGoalChange(verb) ? [object.id] : []));
	for (const goal of await goalsById([...new Set(set)], tx)) await judgeAll(tx, goal);
}

const isGoalChange = (verb: string) => verb === 'learning.goal_set' || verb === 'learning.goal_withdrawn';
