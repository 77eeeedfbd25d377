import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeEngine, keepStory, rehearse } from '#journey/server';
import { transaction } from '#kernel/server/db.ts';
import { by } from '../hub.ts';
import { readAtLeisure } from './files.ts';

const FOLDER = 'hubs/mons/stories/etincelle';
/** Choices that have another id in the second version: whoever took one of them cannot go on, whoever saw one has another offered. */
const RENAMED = ['sp-promise', 'sp-pilot'];

/** The texts of the demonstration's story as an author would send them again, with two choices called otherwise; its drawings stay at home. */
export function secondVersion(): { name: string; content: Buffer }[] {
	const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ink|json)$/.test(path));
	return files.map((path) => {
		const text = readFileSync(join(FOLDER, path), 'utf8');
		return { name: path.replaceAll('\\', '/'), content: Buffer.from(renamed(text)) };
	});
}

const renamed = (text: string): string =>
	RENAMED.reduce(
		(told, id) => told.replaceAll(`#id:${id} `, `#id:${id}-again `).replaceAll(`"c.${id}"`, `"c.${id}-again"`),
		text
	);

/** Keeps that version as a draft of the demonstration that runs, and tries it on all runs in flight. @returns its hash */
export async function rehearsedDraft(): Promise<string> {
	const read = await readAtLeisure(new Map(secondVersion().map(({ name, content }) => [name, content])));
	const { hash } = await transaction((tx) => keepStory(tx, read, by));
	await rehearse(hash, by);
	closeEngine();
	return hash;
}
