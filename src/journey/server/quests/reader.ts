import type { Fact } from '#kernel/facts.ts';
import { personsOf } from '#kernel/server/activity/pseudonym.ts';
import type { Tx } from '#kernel/server/db.ts';
import type {} from '#learning/events.ts';
import { questsOfGoals, settleQuests } from './states.ts';

/** Hears what learning says of the goals that are challenges. */
export async function hearGoals(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const about = facts.filter(({ verb }) => verb === 'learning.completed' || verb === 'learning.uncompleted');
	if (!about.length) return;
	const quests = await questsOfGoals([...new Set(about.map(({ object }) => object.id))], tx);
	const byGoal = new Map(quests.map((quest) => [quest.goal, quest]));
	const wanted = Map.groupBy(
		about.filter(({ object }) => byGoal.has(object.id)),
		({ target }) => (target?.kind === 'person' ? target.id : '')
	);
	const persons = await personsOf(tx, [...wanted.keys()].filter(Boolean));
	for (const [pseudonym, person] of [...persons].toSorted(([, a], [, b]) => (a < b ? -1 : 1))) {
		const goals = new Set(wanted.get(pseudonym)?.map(({ object }) => object.id));
		await settleQuests(
			tx,
			person,
			quests.filter(({ goal }) => goals.has(goal))
		);
	}
}
