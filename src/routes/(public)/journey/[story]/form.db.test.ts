import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play } from '#journey';
import { closeEngine, publishStory, readStory, runOf, runsOf, takeSync } from '#journey/server';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { actions, load } from './+page.server.ts';

let person: string;
let slug: string;
let older: string;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-forms-')));
	liftLimits();
	const { bundle, meta, ...read } = await readStory('tests/support/story');
	if (!bundle || !meta) throw new Error('no story');
	// its challenge is one of a hub that has activities
	const story = { ...read, bundle, meta: { ...meta, quests: [] } };
	await transaction((tx) => publishStory(tx, story, { actor: null, source: 'desk' }));
	const lila = { name: 'Lila', email: 'lila@exemple.invalid', locale: 'fr', fictional: true } as const;
	person = await transaction((tx) => findOrMakePerson(tx, lila));
	slug = bundle.story;
	const begin = async (entries: string[]): Promise<string> => {
		const [run, hashAt] = [newId(), (log: string[]) => Play.open(bundle, 7, log).hash()];
		const hashes = { hash: bundle.hash, before: hashAt([]), after: hashAt(entries) };
		await takeSync(person, { run, seed: 7, key: newId(), base: 0, entries, ...hashes }, 'fr');
		return run;
	};
	older = await begin([]);
	await begin(['sit']);
});
afterAll(closeEngine);

type Event = Parameters<typeof load>[0] & Parameters<NonNullable<typeof actions.wish>>[0];
type Page = { fresh: { run: string; key: string; query: string }; seed: number; run: { id: string } | null };

/** What the server gets from a browser without JavaScript. */
const event = (query: string, fields: Record<string, string> = {}): Event => {
	const url = new URL(`http://valley.example/fr/jeu/${slug}${query}`);
	const body = new URLSearchParams(fields);
	const locals = { locale: 'fr', viewer: { id: person } };
	return { url, params: { story: slug }, locals, request: new Request(url, { method: 'POST', body }) } as never;
};
const opened = async (query: string): Promise<Page> => (await load(event(query))) as unknown as Page;
/** Where an action leads. */
const led = async (action: 'wish' | 'choose', query: string, fields: Record<string, string>): Promise<string> => {
	const answer: unknown = await Promise.resolve(actions[action]?.(event(query, fields))).catch((thrown) => thrown);
	return String((answer as { location?: string }).location);
};

test('without JavaScript the questions and the choices stay with the run that the page is about', async () => {
	const page = await opened(`?run=${older}`);
	expect(page.run?.id).toBe(older);
	const again = `?/wish${page.fresh.query}`;
	expect(await actions.wish?.(event(again, { moment: 'before' }))).toMatchObject({ status: 422 });
	expect((await opened(again)).run?.id).toBe(older);
	const here = `/fr/jeu/${slug}?run=${older}#said`;
	expect(await led('wish', again, { moment: 'before', pass: '1' })).toBe(here);
	const choice = { ...{ run: page.fresh.run, key: page.fresh.key, seed: '7' }, base: '0', entry: 'sit' };
	expect(await led('choose', `?/choose${page.fresh.query}`, choice)).toBe(here);
	expect((await runOf(person, older)).log).toEqual(['sit']);
	await expect(actions.wish?.(event(`?/wish&run=${newId()}`, { moment: 'before', pass: '1' }))).rejects.toMatchObject({
		status: 404
	});
});

test('without JavaScript a new run is begun beside those that there are', async () => {
	const { run, seed, fresh } = await opened('?run=new');
	expect(run).toBeNull();
	const choice = { run: fresh.run, key: fresh.key, seed: String(seed), base: '0', entry: 'sit' };
	const there = `/fr/jeu/${slug}?run=${fresh.run}#said`;
	expect(await led('choose', `?/choose${fresh.query}`, choice)).toBe(there);
	expect((await runsOf(person)).map(({ id }) => id)).toContain(fresh.run);
});
