import fc from 'fast-check';
import { sql } from 'kysely';
import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { languages } from '../languages.ts';
import { locales } from '../words.ts';
import { db, openPool } from './db.ts';
import { teachLanguages } from './languages.ts';

beforeAll(async () => {
	await testDatabase();
	await sql`create table kernel.note (title jsonb not null, words tsvector generated always as (kernel.text_vector(title)) stored)`.execute(
		db
	);
});

test('the database knows the languages of the program when it is migrated', async () => {
	const { rows } = await sql<{ code: string; search: string }>`select code, search from kernel.language`.execute(db);
	expect(Object.fromEntries(rows.map(({ code, search }) => [code, search]))).toEqual(
		Object.fromEntries(Object.entries(languages).map(([code, { search }]) => [code, search]))
	);
});

test('every word of a text is found, in each language', async () => {
	const word = fc.stringMatching(/^[a-zéèëïäöüßœçñ’]*[a-zéèëäöü]$/).filter((text) => text.length < 16);
	const texts = fc.array(word, { minLength: 1, maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...locales), texts, fc.nat(), async (locale, words, place) => {
			const text = words.join(' ');
			expect(await finds(words[place % words.length] ?? '', { [locale]: text })).toBe(true);
			expect(await finds(text, { [locale]: text })).toBe(true);
		}),
		{ numRuns: 60 }
	);
});

test('a language that is new is searched by its endings, in what was written before too, and let in by the checks', async () => {
	const taught = { xx: 'Das Haus am Kanal' };
	await sql`insert into kernel.note values (${JSON.stringify(taught)})`.execute(db);
	const station = sql`insert into stage.station (id, slug, name, theme, locale)
		values (gen_random_uuid(), 'fuenf', 'Fünf', '{}', 'xx')`;
	await expect(station.execute(db)).rejects.toThrow('locale');
	expect(await noted('Häuser')).toBe(0);

	await teach([{ code: 'xx', search: 'german' }]);
	expect(await noted('Häuser am Kanal')).toBe(1);
	expect(await noted('Türme')).toBe(0);
	expect(await finds('projet', { fr: 'Des projets' })).toBe(true);
	await station.execute(db);
});

test('what it knows is not told again', async () => {
	const written = () => sql<{ at: string }>`select xmin::text as at from kernel.note`.execute(db);
	const before = await written();
	await teach([{ code: 'xx', search: 'german' }]);
	await teach([]);
	expect((await written()).rows).toEqual(before.rows);
	await teach([{ code: 'xx', search: 'simple' }]);
	expect((await written()).rows).not.toEqual(before.rows);
	expect(await noted('Haus')).toBe(1);
});

async function teach(given: Parameters<typeof teachLanguages>[1]): Promise<void> {
	const client: pg.PoolClient = await openPool().connect();
	await teachLanguages(client, given).finally(() => client.release());
}

async function finds(asked: string, text: Record<string, string>): Promise<boolean> {
	const { rows } = await sql<{ found: boolean }>`
		select kernel.text_vector(${JSON.stringify(text)}::jsonb) @@ kernel.text_query(${asked}) as found`.execute(db);
	return rows[0]?.found ?? false;
}

async function noted(asked: string): Promise<number> {
	const { rows } = await sql`select from kernel.note where words @@ kernel.text_query(${asked})`.execute(db);
	return rows.length;
}
