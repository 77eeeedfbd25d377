import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import type { Changed } from './deeds.ts';

/** The goals that look at what has changed, each with whom to judge by it. */
export async function concerned(tx: Tx, { deeds, occurrences }: Changed): Promise<Map<string, Set<string>>> {
	const wanted = new Map<string, Set<string>>();
	if (!deeds.length && !occurrences.length) return wanted;
	const things = [...new Set(deeds.map(({ thing }) => thing))];
	const looking = await goalsAt(tx, [...new Set([...things, ...occurrences])]);
	const add = (goal: string, participant: string) => {
		const people = wanted.get(goal) ?? new Set<string>();
		wanted.set(goal, people.add(participant));
	};
	for (const { participant, thing } of deeds) for (const goal of looking.get(thing) ?? []) add(goal, participant);
	for (const occurrence of occurrences)
		for (const goal of looking.get(occurrence) ?? [])
			for (const participant of await everybody(tx, goal, occurrence)) add(goal, participant);
	return wanted;
}

/** The goals that look at each of some things: a séance, or its activity, or another goal; a goal looks at itself. */
async function goalsAt(tx: Tx, things: readonly string[]): Promise<Map<string, string[]>> {
	const { rows } = await sql<{ thing: string; goal: string }>`
		select t.thing, p.goal from unnest(${things}::uuid[]) as t (thing) join learning.goal_part p on p.thing = t.thing
		union select t.occurrence, p.goal from learning.timetable t join learning.goal_part p on p.thing = t.offering
			where t.occurrence = any(${things}::uuid[])
		union select g.id, g.id from learning.goal g where g.id = any(${things}::uuid[])`.execute(tx);
	const grouped = Map.groupBy(rows, ({ thing }) => thing);
	return new Map([...grouped].map(([thing, its]) => [thing, its.map(({ goal }) => goal)]));
}

/** Whom a séance that is planned otherwise concerns: who was there, and who is on the way to the goal. */
async function everybody(tx: Tx, goal: string, occurrence: string): Promise<string[]> {
	const { rows } = await sql<{ participant: string }>`
		select participant from learning.deed where thing = ${occurrence} union select participant from learning.progress where goal = ${goal}`.execute(
		tx
	);
	return rows.map(({ participant }) => participant);
}
