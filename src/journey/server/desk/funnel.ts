import { sql } from 'kysely';
import { toldInSteps } from '#kernel/crowd.ts';
import { db } from '#kernel/server/db.ts';
import type { On } from '../tables.ts';

/** How many people came so far, in whole steps; null: some, but too few to be told of. */
export type Counted = Readonly<{ key: string; people: number | null }>;

/** How far the players of a story came, and which challenges of the hub they have closed. Numbers are told as `toldInSteps` does: no two of them leave a small group between them. @param chapters in their order */
export async function funnel(
	story: string,
	{ chapters, quests }: Readonly<{ chapters: readonly string[]; quests: readonly string[] }>,
	on: On = db
): Promise<{ players: number | null; chapters: Counted[]; quests: Counted[] }> {
	const { rows: begun } = await sql<{ key: string; people: number }>`
		select chapter as key, count(distinct person)::int as people from journey.run, unnest(chapters) as chapter
		where story = ${story} group by chapter`.execute(on);
	const { rows: closed } = await sql<{ key: string; people: number }>`
		select q.key, count(*)::int as people from journey.quest_state s join journey.quest q on q.id = s.quest
		where q.story = ${story} and s.reopened_at is null group by q.key`.execute(on);
	const { rows: all } = await sql<{ people: number }>`
		select count(distinct person)::int as people from journey.run where story = ${story}`.execute(on);
	return {
		players: toldInSteps(all[0]?.people ?? 0),
		chapters: countedIn(chapters, begun),
		quests: countedIn(quests, closed)
	};
}

const countedIn = (keys: readonly string[], found: readonly { key: string; people: number }[]): Counted[] =>
	keys.map((key) => ({ key, people: toldInSteps(found.find((one) => one.key === key)?.people ?? 0) }));
