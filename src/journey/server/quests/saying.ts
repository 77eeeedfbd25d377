import { db } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { SaidRequirement } from '#learning';
import { goalsSaid, goalTitles } from '#learning/server';
import { m } from '#messages';
import { activitiesIn, leavesOf, type QuestLeaf, type QuestTree } from '../../quests.ts';
import { type On, within } from '../tables.ts';
import { activitiesMeant } from './meaning.ts';

/** A challenge as its player sees it. */
export type MyQuest = Readonly<{
	id: string;
	key: string;
	chapter: string;
	/** `reopened`: it was closed, and what closed it does not stand any more. */
	state: 'open' | 'closed' | 'reopened';
	closedAt: Date | null;
	/** What it asks for and what of it is missing, in words. */
	missing: SaidRequirement;
	/** What kinds of thing close it. */
	asks: readonly QuestLeaf['is'][];
	/** The activities of the hub at which it can be closed, by their ids. */
	activities: readonly string[];
}>;

/** The challenges that a story asks for now, as one person has them. @param story the word of its address */
export async function questsOf(person: string, story: string, locale: Locale, on: On = db): Promise<MyQuest[]> {
	const quests = await within(on)
		.selectFrom('journey.quest as q')
		.innerJoin('journey.story as s', 's.id', 'q.story')
		.leftJoin('journey.questState as t', (join) => join.onRef('t.quest', '=', 'q.id').on('t.person', '=', person))
		.select(['q.id', 'q.key', 'q.story', 'q.chapter', 'q.goal', 'q.tree', 't.closedAt', 't.reopenedAt'])
		.where('s.slug', '=', story)
		.where('q.retiredAt', 'is', null)
		.orderBy('q.key')
		.execute();
	const trees = new Map(quests.map(({ goal, tree }) => [goal, tree]));
	const says = (goal: string) => (kind: string) => sayProof(kind, trees.get(goal), locale);
	const said = await goalsSaid([...trees.keys()], { kind: 'person', id: person }, { locale, says }, on);
	const names = quests.flatMap(({ tree }) => activitiesIn(tree));
	const meant = await activitiesMeant(quests[0]?.story ?? '', names, on);
	return quests.map(({ id, key, chapter, goal, tree, closedAt, reopenedAt }) => ({
		...{ id, key, chapter, state: reopenedAt ? 'reopened' : closedAt ? 'closed' : 'open' },
		asks: [...new Set(leavesOf(tree).map(({ is }) => is))],
		activities: activitiesIn(tree).flatMap((name) => meant.get(name)?.id ?? []),
		closedAt: reopenedAt ? null : closedAt,
		missing: said.get(goal) ?? { text: '', done: false, of: [] }
	}));
}

/** What a proof that only the hub can give is called. */
function sayProof(kind: string, tree: QuestTree | undefined, locale: Locale): string | null {
	if (kind === 'met-mentor') return m.journey_need_mentor({}, { locale });
	if (kind === 'met-anybody') return m.journey_need_meeting({}, { locale });
	const canvas = tree && leavesOf(tree).find((leaf) => leaf.is === 'canvas');
	if (kind !== 'canvas-reviewed' || canvas?.is !== 'canvas') return null;
	const { blocks, hypotheses } = canvas;
	return m.journey_need_canvas({ blocks, hypotheses }, { locale });
}

/** What a challenge is called. */
export async function goalTitle(quest: string, on: On): Promise<Words> {
	const row = await within(on)
		.selectFrom('journey.quest')
		.select(['goal', 'key'])
		.where('id', '=', quest)
		.executeTakeFirst();
	const titles = await goalTitles(row ? [row.goal] : [], on);
	return titles.get(row?.goal ?? '') ?? { source: 'fr', fr: row?.key ?? '—' };
}
