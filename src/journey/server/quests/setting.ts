import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { setGoal } from '#learning/server';
import { activitiesIn, type Quest, requirementOf } from '../../quests.ts';
import type { Strings } from '../../story/bundle.ts';
import type { Told } from '../stories/story.ts';
import { within } from '../tables.ts';
import { activitiesMeant } from './meaning.ts';

type Asked = Readonly<{ story: string; told: Told; words: Readonly<Record<Locale, Strings>> }>;

/**
 * Makes a goal of learning's of each challenge of a story, or says it anew; those that are asked for no more are retired, and keep who closed them.
 * @throws journey_quest_activity for an activity that is not there
 */
export async function setQuests(tx: Tx, { story, told, words }: Asked, by: By): Promise<void> {
	const names = told.quests.flatMap(({ tree }) => activitiesIn(tree));
	const meant = await activitiesMeant(story, names, tx);
	const offerings = new Map([...meant].map(([name, { id }]) => [name, id]));
	for (const quest of told.quests) {
		for (const activity of activitiesIn(quest.tree))
			if (!offerings.has(activity)) throw refused('journey_quest_activity', { quest: quest.key, activity }, 422);
		await setQuest(tx, { story, quest, title: titleOf(quest, words), offerings }, by);
	}
	const keys = told.quests.map(({ key }) => key);
	await sql`update journey.quest set retired_at = case when key = any(${keys}::text[]) then null else coalesce(retired_at, clock_timestamp()) end
		where story = ${story}`.execute(tx);
}

type One = Readonly<{ story: string; quest: Quest; title: Words; offerings: ReadonlyMap<string, string> }>;

async function setQuest(tx: Tx, { story, quest, title, offerings }: One, by: By): Promise<void> {
	const { key, chapter, comp, tree } = quest;
	const known = await within(tx)
		.selectFrom('journey.quest')
		.select('id')
		.where('story', '=', story)
		.where('key', '=', key)
		.executeTakeFirst();
	const id = known?.id ?? newId();
	const wanted = { kind: 'quest', subject: id, title, tree: requirementOf(tree, offerings) } as const;
	const goal = await setGoal(tx, wanted, by);
	const columns = { chapter, comp: [...comp], tree: JSON.stringify(tree), goal };
	await within(tx)
		.insertInto('journey.quest')
		.values({ id, story, key, ...columns })
		.onConflict((there) => there.columns(['story', 'key']).doUpdateSet(columns))
		.execute();
}

/** What a challenge is called, in each language that has it. */
function titleOf({ key }: Quest, words: Asked['words']): Words {
	const own = locales.flatMap((locale) => {
		const text = words[locale][`quest.${key}`];
		return text ? [[locale, text] as const] : [];
	});
	return { source: 'fr', fr: key, ...Object.fromEntries(own) };
}
