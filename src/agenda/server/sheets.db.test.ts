import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { factsOf, ground, plan, when } from './agenda.fixture.ts';
import { attachSheet, readSheet, removeSheet, sheetsOf } from './index.ts';
import { agenda } from './module.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-sheets-'));
const pdf = (text = 'rien') => ({ name: '/scans/feuille\u202efdp.pdf', content: Buffer.from(`%PDF-1.4 ${text}`) });
let seance = '';
let officer = ref('person', '');

beforeAll(async () => {
	await testDatabase();
	openStorage(folder);
	await ground();
	seance = (await plan('feuilles', when(2))).id;
	const who = { name: 'Olga Officier', email: 'olga@example.org', locale: 'fr' } as const;
	officer = ref('person', await transaction((tx) => findOrMakePerson(tx, who)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const attach = (file: { name: string; content: Buffer }) => transaction((tx) => attachSheet(tx, seance, file, officer));

test('a sheet is kept once with who and when, and taken away it is marked', async () => {
	await attach(pdf());
	await attach(pdf());
	const [sheet, ...others] = await sheetsOf(seance);
	expect(others).toEqual([]);
	expect(sheet).toMatchObject({ name: 'feuillefdp.pdf', mediaType: 'application/pdf', uploadedBy: officer.id });
	expect((await readSheet(seance, sheet?.id ?? '')).content.toString()).toBe('%PDF-1.4 rien');
	for (const _twice of [1, 2]) await transaction((tx) => removeSheet(tx, seance, sheet?.id ?? '', officer));
	expect(await sheetsOf(seance)).toEqual([]);
	const facts = (await factsOf('occurrence', seance)).filter(({ verb }) => verb.includes('sheet'));
	expect(facts.map(({ verb }) => verb)).toEqual(['agenda.sheet_attached', 'agenda.sheet_removed']);
});

test.for([
	['', 'agenda_sheet_empty'],
	['<html>', 'agenda_sheet_kind'],
	[`%PDF-${'x'.repeat(20 * 1024 * 1024)}`, 'agenda_sheet_large']
])('what is no scan is refused: %#', async ([text = '', code]) => {
	await expect(attach({ name: 'a', content: Buffer.from(text) })).rejects.toMatchObject({ code, status: 422 });
});

test('who attached it finds it in her data, and once erased the sheet stays without her', async () => {
	await attach(pdf('autre'));
	const mine = await agenda.export?.(officer.id);
	expect(mine?.sheets).toHaveLength(2);
	await transaction(async (tx) => agenda.erase?.(tx, officer.id));
	expect(await sheetsOf(seance)).toMatchObject([{ uploadedBy: null }]);
	expect((await agenda.export?.(officer.id))?.sheets).toEqual([]);
});
