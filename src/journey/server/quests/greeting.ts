import type { Tx } from '#kernel/server/db.ts';
import { vouchForAll } from './proofs.ts';
import { questsOfStory, settleQuests } from './states.ts';

/** When somebody begins a story, the challenges that she has done already are closed for her. */
export async function greetPlayer(tx: Tx, person: string, story: string): Promise<void> {
	await vouchForAll(tx, person, story);
	await settleQuests(tx, person, await questsOfStory(story, tx));
}
