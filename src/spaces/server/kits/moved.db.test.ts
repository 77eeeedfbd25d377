import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#kernel/server/db.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { busy } from '../availability.ts';
import { house } from '../spaces.fixture.ts';
import { kits } from './kits.ts';
import { lend, loansIn } from './loans.ts';
import { unitByCode } from './units.ts';

const before = `create table learning.kit (number integer generated always as identity primary key, name text not null, contents jsonb not null, retired_at timestamptz);
	create table learning.kit_loan (id uuid primary key, kit integer not null references learning.kit, request uuid, borrower text not null, during tstzrange not null);
	insert into learning.kit (name, contents, retired_at) values ('Robots', '{"source":"nl","nl":"Zes robots"}', null), ('Vieux kit', '{"source":"fr","fr":"Usé"}', now());
	insert into learning.kit_loan values ('018f0000-0000-7000-8000-000000000001', 1, null, 'École du Canal', '[2099-03-01 08:00+01,2099-03-05 18:00+01)'),
		('018f0000-0000-7000-8000-000000000002', 1, null, 'École du Parc', '[2099-03-05 18:00+01,2099-03-09 18:00+01)');`;

beforeAll(async () => {
	await testDatabase();
});

test('the kits of classes and their loans become spaces that are taken then, in a place that is made when there is none', async () => {
	const [, moving = ''] = readFileSync('migrations/0052_spaces_kits.sql', 'utf8').split('-- The kits of classes.');
	await sql`delete from network.place`.execute(db).catch(() => undefined);
	await untold(async (tx) => {
		await sql.raw(before).execute(tx);
		await sql.raw(`-- ${moving}`).execute(tx);
	});
	const [robots, ...others] = await kits();
	expect(others).toEqual([]);
	expect(robots).toMatchObject({ slug: 'kit-1', name: { source: 'nl', nl: 'Robots' }, sentence: { nl: 'Zes robots' } });
	expect(robots?.place.name).toBe('Réserve des kits');
	const [from, until] = [new Date('2099-03-01T00:00:00Z'), new Date('2099-04-01T00:00:00Z')];
	expect((await loansIn(from, until)).map(({ id, borrower }) => [id.at(-1), borrower])).toEqual([
		['1', 'École du Canal'],
		['2', 'École du Parc']
	]);
	expect((await busy([robots?.id ?? ''], from, until)).get(robots?.id ?? '')).toEqual([
		{ from: new Date('2099-03-01T07:00:00Z'), until: new Date('2099-03-09T17:00:00Z') }
	]);
	const loan = { space: robots?.id ?? '', borrower: 'x', startsAt: new Date('2099-03-08T00:00:00Z'), endsAt: until };
	await expect(untold((tx) => lend(tx, loan, { actor: null, source: 'desk' }))).rejects.toMatchObject({
		code: 'kits_lent'
	});
	const { rows } = await sql<{ code: string }>`select code from spaces.unit where space = ${robots?.id}`.execute(db);
	expect((await unitByCode(rows[0]?.code ?? '')).space).toBe(robots?.id);
	expect((await sql`select to_regclass('learning.kit') as left`.execute(db)).rows).toEqual([{ left: null }]);
	await house('quai');
});
