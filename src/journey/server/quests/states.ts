import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { reachedBy } from '#learning/server';
import { questShows, questShowsNoMore } from '../competences/quest.ts';
import { lockPlayer } from '../runs/runs.ts';
import { type On, within } from '../tables.ts';

/** A challenge as it is kept: a goal of learning's, and where it is asked for. */
export type KeptQuest = Readonly<{
	id: string;
	story: string;
	key: string;
	chapter: string;
	comp: readonly string[];
	goal: string;
}>;

const columns = ['id', 'story', 'key', 'chapter', 'comp', 'goal'] as const;

/** The challenges of some goals. */
export const questsOfGoals = (goals: readonly string[], on: On): Promise<KeptQuest[]> =>
	within(on)
		.selectFrom('journey.quest')
		.select(columns)
		.where((row) => row('goal', '=', row.fn.any(row.val([...goals]))))
		.execute();

/** All challenges that a story ever asked for. */
export const questsOfStory = (story: string, on: On): Promise<KeptQuest[]> =>
	within(on).selectFrom('journey.quest').select(columns).where('story', '=', story).orderBy('key').execute();

/** The keys of the challenges that somebody has closed and that stand. */
export async function closedKeys(person: string, story: string, on: On = db): Promise<Set<string>> {
	const rows = await within(on)
		.selectFrom('journey.questState as s')
		.innerJoin('journey.quest as q', 'q.id', 's.quest')
		.select('q.key')
		.where('s.person', '=', person)
		.where('q.story', '=', story)
		.where('s.reopenedAt', 'is', null)
		.execute();
	return new Set(rows.map(({ key }) => key));
}

/**
 * Brings what is kept of a player's challenges to what learning says now, and tells what has changed. The same word however often and in whatever order makes
 * no difference. Of whoever has no run of a story nothing is kept.
 */
export async function settleQuests(tx: Tx, person: string, quests: readonly KeptQuest[]): Promise<void> {
	await lockPlayer(tx, person);
	const played = await storiesPlayedBy(tx, person);
	const hers = quests.filter(({ story }) => played.has(story));
	const reached = await reachedBy(
		hers.map(({ goal }) => goal),
		{ kind: 'person', id: person },
		tx
	);
	for (const quest of hers) {
		const at = reached.get(quest.goal);
		if (at) await close(tx, person, quest, at);
	}
	await reopen(
		tx,
		person,
		hers.filter(({ goal }) => !reached.has(goal))
	);
}

async function storiesPlayedBy(tx: Tx, person: string): Promise<Set<string>> {
	const rows = await within(tx)
		.selectFrom('journey.run')
		.select('story')
		.distinct()
		.where('person', '=', person)
		.execute();
	return new Set(rows.map(({ story }) => story));
}

async function close(tx: Tx, person: string, quest: KeptQuest, at: Date): Promise<void> {
	const { rows } = await sql`
		insert into journey.quest_state as s (quest, person, closed_at) values (${quest.id}, ${person}, ${at})
		on conflict (quest, person) do update set closed_at = excluded.closed_at, reopened_at = null where s.reopened_at is not null
		returning 1`.execute(tx);
	if (!rows.length) return;
	await questShows(tx, person, quest, at);
	await tell(tx, person, quest, 'journey.quest_closed');
}

async function reopen(tx: Tx, person: string, quests: readonly KeptQuest[]): Promise<void> {
	if (!quests.length) return;
	const { rows } = await sql<{ quest: string }>`
		update journey.quest_state set reopened_at = clock_timestamp()
		where quest = any(${quests.map(({ id }) => id)}::uuid[]) and person = ${person} and reopened_at is null returning quest`.execute(
		tx
	);
	const open = new Set(rows.map(({ quest }) => quest));
	for (const quest of quests.filter(({ id }) => open.has(id))) {
		await questShowsNoMore(tx, person, quest);
		await tell(tx, person, quest, 'journey.quest_reopened');
	}
}

function tell(
	tx: Tx,
	person: string,
	{ id, key, chapter, story }: KeptQuest,
	verb: 'journey.quest_closed' | 'journey.quest_reopened'
): Promise<string> {
	const [actor, target] = [null, ref('person', person)];
	const [object, context] = [ref('quest', id), ref('story', story)];
	return record(tx, { actor, target, object, context, verb, source: 'job', detail: { key, chapter } });
}
