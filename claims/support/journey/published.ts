import { join } from 'node:path';
import { publishStory, readStory } from '#journey/server';
import { transaction } from '#kernel/server/db.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { by } from '../hub.ts';

/** Publishes the story of the demonstration in the hub of a claim, as it is in its folder. @returns the word of its address */
export async function publishEtincelle(data: string): Promise<string> {
	openStorage(join(data, 'files'));
	const read = await readStory('hubs/mons/stories/etincelle');
	await transaction((tx) => publishStory(tx, read, by));
	return 'etincelle';
}
