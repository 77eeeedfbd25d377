import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Competence, type Evidence, profileOf, type Standing } from '../../competences.ts';
import { playOn } from '../playing.ts';
import { questsOfStory } from '../quests/states.ts';
import { runOf, runsOf } from '../runs/runs.ts';
import { bundleOf } from '../stories/reading.ts';
import { type On, within } from '../tables.ts';
import { saidOfEachOther } from './forgetting.ts';
import { noteShown } from './game.ts';
import { questShows } from './quest.ts';

/** Somebody's profile in EntreComp, with all that speaks for each of its points. */
export const profileFor = async (person: string, on: On = db): Promise<Standing[]> =>
	profileOf(await evidenceOf(person, on));

/** All that speaks for somebody's competences. */
async function evidenceOf(person: string, on: On = db): Promise<Evidence[]> {
	const rows = await within(on)
		.selectFrom('journey.evidence')
		.select(['id', 'competence', 'level', 'source', 'refKind', 'ref', 'choice', 'at'])
		.select((row) => row.fn.coalesce('givenBy', 'gone').as('by'))
		.select(saidOfEachOther.as('mutual'))
		.where('person', '=', person)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(({ refKind, ref, competence, ...row }) => ({
		...row,
		...{ competence: competence as Competence, ref: { kind: refKind, id: ref } }
	}));
}

/** Makes what the game and the challenges show of somebody anew, from her runs and from what she has closed. */
export async function recomputeCompetences(tx: Tx, person: string): Promise<void> {
	await within(tx)
		.deleteFrom('journey.evidence')
		.where('person', '=', person)
		.where('source', 'in', ['game', 'quest'])
		.execute();
	for (const { id } of await runsOf(person, tx)) {
		const { version, seed, log } = await runOf(person, id, tx);
		const played = await playOn({ bundle: await bundleOf(version), seed, log, entries: [] });
		if (played.ok) await noteShown(tx, { person, run: id }, played.shown);
	}
	const { rows } = await sql<{ quest: string; story: string; closedAt: Date }>`
		select s.quest, q.story, s.closed_at from journey.quest_state s join journey.quest q on q.id = s.quest
		where s.person = ${person} and s.reopened_at is null`.execute(tx);
	for (const { quest, story, closedAt } of rows) {
		const known = (await questsOfStory(story, tx)).find(({ id }) => id === quest);
		if (known) await questShows(tx, person, known, closedAt);
	}
}
