import { mkdtempSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage, pathOf } from '#kernel/server/storage.ts';
import { strikeContact } from '#venture/server';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { fill } from '../../../../tests/support/filled.ts';
import { NewDeclaration } from '../../declaration.schema.ts';
import { amberIn } from '../../figures/amber.ts';
import { ALWAYS } from '../../figures/material.ts';
import { figureOf, measureOf } from '../../figures/measures.ts';
import { decideDeclaration, declare } from '../declarations.ts';
import { ambersNow, explainAmber } from './amber.ts';
import { lookAtFiles } from './files.ts';
import { provedMaterial } from './lines.ts';
import { look } from './look.ts';

let ada: Viewer;
let firms: string[] = [];
const by = () => ({ actor: ref('person', ada.id), source: 'desk' as const });

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for a test', '');
	openStorage(mkdtempSync(join(tmpdir(), 'proof-')));
	const people = await transaction(async (tx) =>
		Promise.all(
			['ada', 'bea'].map((name) => findOrMakePerson(tx, { name, email: `${name}@example.org`, locale: 'fr' }))
		)
	);
	const [first, second] = people.map((id, at) => ({
		...{ id, name: 'x', email: `${at}@example.org`, locale: 'fr' as const },
		...{ roles: [{ role: 'coordinator' as const, scope: null }], secondFactor: true, sessionId: '' }
	}));
	if (!first || !second) throw new Error('nobody');
	ada = first;
	await untold(async (tx) => {
		const made = await Promise.all(
			['a', 'b', 'c', 'd'].map((slug) => fill(tx, 'network.organization', { slug, name: slug }))
		);
		firms = made.map(({ id }) => String(id));
		for (const [at, firm] of firms.entries()) await session(tx, firm, `0${at + 1}`);
	});
	for (const firm of firms) {
		const document = { name: 'x.pdf', content: Buffer.from(`%PDF ${firm} fictif`), mediaType: 'application/pdf' };
		const id = await transaction((tx) => declare(tx, grantOf(firm), { document }, ada, by()));
		await transaction((tx) => decideDeclaration(tx, id, { validated: true, word: '' }, second, by()));
	}
	await look();
	await lookAtFiles();
});

/** A signed session of support of an enterprise. */
async function session(tx: Tx, company: string, hour: string): Promise<void> {
	const file = (await fill(tx, 'venture.file', { company, kind: 'company' })).id;
	const during = `[2026-01-05T${hour}:00Z,2026-01-05T${hour}:50Z)`;
	const contact = (
		await fill(tx, 'venture.contact', { ...{ kind: 'session', at: '2026-01-05T08:00Z', during }, author: ada.id })
	).id;
	const signed = { signed_at: '2026-02-01T08:00Z', month: '2026-01-01', hash: 'a'.repeat(64) };
	const sheet = (await fill(tx, 'venture.sheet', { file, ...signed })).id;
	await fill(tx, 'venture.contact_file', { contact, file, supports: during, sheet });
}

const grantOf = (about: string) =>
	NewDeclaration.parse({
		...{ kind: 'grant', aboutKind: 'organization', about, operation: null, partner: null },
		...{ asOf: '2026-01-05', value: 1000, size: null }
	});

async function counted(code: string) {
	const measure = measureOf(code);
	if (!measure) throw new Error(code);
	const figure = figureOf(measure, await provedMaterial(), ALWAYS);
	const ambers = figure.units.filter((one) => one.pieces.some(({ amber }) => amber));
	return { value: figure.value, amber: amberIn(figure), keys: ambers.map(({ key }) => key) };
}

const idOf = async (query: ReturnType<typeof sql>): Promise<string> =>
	String(((await query.execute(db)).rows[0] as { id: string }).id);

test('what nobody has touched is whole, however often one looks', async () => {
	expect(await look()).toMatchObject({ fresh: 0, corrected: 0, amber: 0, whole: 0, pieces: 12 });
	expect(await counted('RCO04')).toMatchObject({ value: 4, amber: 0 });
});

test('a row that goes in silence leaves its unit in the figure, in amber, until it is there again as it was', async () => {
	const sheet = await idOf(
		sql`select s.id from venture.sheet s join venture.file f on f.id = s.file where f.company = ${firms[0]}`
	);
	await sql`update venture.sheet set signed_at = null where id = ${sheet}`.execute(db);
	expect(await look()).toMatchObject({ amber: 1 });
	expect(await counted('RCO04')).toEqual({ value: 4, amber: 1, keys: [`organization:${firms[0]}`] });
	expect(await ambersNow()).toMatchObject([{ kind: 'sheet', id: sheet, what: 'gone', word: null }]);
	await transaction((tx) => explainAmber(tx, { kind: 'sheet', id: sheet, word: 'Ordinateur volé' }, ada, by()));
	expect(await counted('RCO04')).toMatchObject({ amber: 1 });
	await expect(
		transaction((tx) => explainAmber(tx, { kind: 'sheet', id: firms[0] ?? '', word: 'x' }, ada, by()))
	).rejects.toMatchObject({ status: 404 });
	await sql`update venture.sheet set signed_at = '2026-02-01T08:00Z' where id = ${sheet}`.execute(db);
	expect(await look()).toMatchObject({ amber: 0, whole: 1 });
	expect(await counted('RCO04')).toEqual({ value: 4, amber: 0, keys: [] });
});

test('what an act takes away is no more there, and nothing is amber', async () => {
	const contact = await idOf(
		sql`select l.contact as id from venture.contact_file l join venture.file f on f.id = l.file where f.company = ${firms[1]}`
	);
	await sql`update venture.contact_file set sheet = null where contact = ${contact}`.execute(db);
	// the sheet does not say any more what was signed
	expect(await look()).toMatchObject({ amber: 1 });
	await sql`update venture.contact_file set sheet = (select s.id from venture.sheet s where s.file = contact_file.file) where contact = ${contact}`.execute(
		db
	);
	expect(await look()).toMatchObject({ whole: 1 });
	await untold((tx) => sql`update venture.contact_file set sheet = null where contact = ${contact}`.execute(tx));
	await untold((tx) =>
		sql`delete from venture.sheet where file in (select id from venture.file where company = ${firms[1]})`.execute(tx)
	);
	await transaction((tx) => strikeContact(tx, contact, ada, by()));
	expect(await look()).toMatchObject({ amber: 1, corrected: 0 });
	expect((await ambersNow()).map(({ kind }) => kind)).toEqual(['sheet']);
});

test('a file that is cut, replaced by one of its length or removed turns its unit amber, and no other', async () => {
	const { rows } = await sql<{
		about: string;
		document: string;
	}>`select about, document from impact.declaration order by about`.execute(db);
	const [cut, replaced, removed] = rows;
	if (!cut || !replaced || !removed) throw new Error('no files');
	truncateSync(pathOf(cut.document), 3);
	const its = statSync(pathOf(replaced.document));
	writeFileSync(pathOf(replaced.document), 'x'.repeat(its.size));
	utimesSync(pathOf(replaced.document), its.atime, its.mtime);
	rmSync(pathOf(removed.document));
	expect(await lookAtFiles()).toMatchObject({ files: 4, amber: 3 });
	expect((await counted('RCO02')).keys).toEqual(
		[cut, replaced, removed].map(({ about }) => `organization:${about}`).toSorted()
	);
	expect((await counted('RCO02')).value).toBe(4);
	expect(await lookAtFiles()).toMatchObject({ amber: 0 });
});

test('an amount that is changed in silence stays as it was declared', async () => {
	await sql`update impact.declaration set value = 9 where about = ${firms[3]}`.execute(db);
	expect(await look()).toMatchObject({ amber: 1 });
	const line = (await provedMaterial()).lines.find(
		({ kind, about }) => kind === 'grant' && about === `organization:${firms[3]}`
	);
	expect(line).toMatchObject({ amount: 1000, pieces: [{ amber: { what: 'altered' } }] });
});
