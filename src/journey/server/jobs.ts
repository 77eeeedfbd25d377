import { sql } from 'kysely';
import type { Job } from '#kernel/module.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { vouchForAll } from './quests/proofs.ts';
import { questsOfStory, settleQuests } from './quests/states.ts';

/** Brings every player's challenges to what learning and her own meetings and reviews say: what was asked for later, or came with a merge, is found. */
export const settleJob: Job = {
	cron: '53 2 * * *',
	run: async () => {
		const { rows } = await sql<{ person: string; story: string }>`
			select distinct person, story from journey.run order by person`.execute(db);
		for (const { person, story } of rows)
			await transaction(async (tx) => {
				await vouchForAll(tx, person, story);
				await settleQuests(tx, person, await questsOfStory(story, tx));
			});
	}
};

/** Forgets which sending was answered how: nobody sends the same again after three months, and a log that is sent again is found to be known. */
export const forgetKeysJob: Job = {
	cron: '47 3 * * *',
	run: async () => {
		await sql`delete from journey.sync where at < now() - interval '90 days'`.execute(db);
	}
};
