import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { forgetLateMergers, formerAddress, mergers, organizationBySlug, undoMerger } from '#network/server';
import { testDatabase, untold } from '../tests/support/database.ts';
import { fill } from '../tests/support/filled.ts';
import { type Edit, edit, editOf } from '../tests/support/meanwhile.ts';
import { dump, mergerPlaces, twoOrganizations } from '../tests/support/two-organizations.ts';
import { exportOf } from './erase.ts';
import { mergeOrganizations, mergePersons } from './merge.ts';
import { modules } from './modules.ts';

const network = modules.find(({ name }) => name === 'network');
let team: string;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	team = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email: null, locale: 'fr' }));
});

const mergerOf = async (tx: Tx, kept: string): Promise<string> => {
	const { rows } = await sql<{ id: string }>`
		select id from network.merger where kept = ${kept} order by merged_at desc limit 1`.execute(tx);
	return rows[0]?.id ?? '';
};
const undo = async (tx: Tx, kept: string, slug?: string) =>
	undoMerger(tx, await mergerOf(tx, kept), { actor: ref('person', team), source: 'desk' }, slug);

/** All of it in one transaction that leaves nothing. */
const inVain = (act: (tx: Tx) => Promise<void>): Promise<void> => {
	const away = new Error('away');
	return transaction(async (tx) => {
		await act(tx);
		throw away;
	}).catch((error) => {
		if (error !== away) throw error;
	});
};

test('every table that names an organisation says that it takes part in mergers', async () => {
	const { rows } = await sql<{ column: string }>`
		select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = 'network.organization'::regclass order by 1`.execute(db);
	const said = (await mergerPlaces(db as Tx)).flatMap(({ place, named }) =>
		named.map((column) => `${place}.${column}`)
	);
	// `call network.takes_part_in_mergers('its.table')` in its migration, and move it in its module's `merge`
	expect(rows.map(({ column }) => column).filter((column) => !said.includes(column))).toEqual([]);
});

test('a merger moves every row that names the one that goes; undone, every table is what it was', () =>
	inVain(async (tx) => {
		const { gone, kept } = await twoOrganizations(tx, 1);
		const before = await dump(tx);
		await mergeOrganizations(tx, gone, kept, team);
		const merged = await dump(tx);
		expect(
			Object.entries(merged).flatMap(([table, rows]) => (rows.some((row) => row.includes(gone)) ? [table] : []))
		).toEqual([]);
		const undone = await undo(tx, kept);
		expect(undone).toMatchObject({ changed: 0, missing: 0, keptChanged: false, since: {} });
		expect(await dump(tx)).toEqual(before);
	}));

test('what people do between the two is there after the undoing as if nobody had ever merged', async () => {
	const places = (await mergerPlaces(db as Tx)).map(({ place }) => place);
	const wish = fc.record({
		place: fc.constantFrom(...places),
		turn: fc.nat(3),
		does: fc.constantFrom('write' as const, 'remove' as const, 'add' as const)
	});
	await fc.assert(
		fc.asyncProperty(fc.array(wish, { minLength: 5, maxLength: 40 }), (wishes) =>
			inVain(async (tx) => {
				const { gone, kept } = await twoOrganizations(tx, 1);
				const added: (Edit | null)[] = [];
				for (const one of wishes) if (one.does === 'add') added.push(await editOf(tx, one, kept));
				await sql`savepoint before`.execute(tx);
				const done: Edit[] = [];
				await mergeOrganizations(tx, gone, kept, team);
				for (const one of wishes) {
					const its = one.does === 'add' ? added.shift() : await editOf(tx, one, kept);
					if (its && (await edit(tx, its))) done.push(its);
				}
				await undo(tx, kept);
				const undone = await dump(tx);
				await sql`rollback to savepoint before`.execute(tx);
				for (const its of done) await edit(tx, its);
				expect(undone).toEqual(await dump(tx));
			})
		),
		{ numRuns: 3 }
	);
}, 120_000);

/** Two organisations with one person in both, who claims both. */
async function twoWith(tx: Tx, person: string): Promise<{ gone: string; kept: string; slug: string }> {
	const [gone, kept] = [
		await fill(tx, 'network.organization', { slug: `gone-${newId().slice(-8)}` }),
		await fill(tx, 'network.organization')
	];
	for (const { id } of [gone, kept]) await fill(tx, 'network.claim', { organization: id, person });
	return { gone: String(gone.id), kept: String(kept.id), slug: String(gone.slug) };
}
const somebody = async (tx: Tx): Promise<string> => String((await fill(tx, 'identity.person')).id);

test('a merger is undone once, within thirty days, and after the later ones of the same organisation', () =>
	inVain(async (tx) => {
		const [{ gone, kept }, { kept: third }] = [await twoWith(tx, team), await twoWith(tx, await somebody(tx))];
		await mergeOrganizations(tx, gone, kept, team);
		await mergeOrganizations(tx, kept, third, team);
		const [second, first] = await mergers(2, tx);
		expect(first).toMatchObject({ kept, keptName: null, ended: 'later' });
		expect(second).toMatchObject({ kept: third, ended: null, by: 'Ada' });
		await expect(undo(tx, kept)).rejects.toMatchObject({ code: 'network_unmerge_later' });
		await undo(tx, third);
		await expect(undo(tx, third)).rejects.toMatchObject({ code: 'network_unmerge_undone' });
		await sql`update network.merger set merged_at = now() - interval '30 days 1 second' where kept = ${kept}`.execute(
			tx
		);
		await expect(undo(tx, kept)).rejects.toMatchObject({ code: 'network_unmerge_late' });
		await sql`update network.merger set merged_at = now() - interval '29 days' where kept = ${kept}`.execute(tx);
		await undo(tx, kept);
		await expect(undoMerger(tx, newId(), { actor: null, source: 'desk' })).rejects.toMatchObject({ status: 404 });
	}));

test('an address that somebody has by now is asked for, and leads where it says again', () =>
	inVain(async (tx) => {
		const { gone, kept, slug } = await twoWith(tx, team);
		await mergeOrganizations(tx, gone, kept, team);
		expect(await formerAddress('organization', slug, tx)).toBeTruthy();
		await sql`savepoint taken`.execute(tx);
		await undo(tx, kept);
		expect(await formerAddress('organization', slug, tx)).toBeNull();
		expect(await organizationBySlug(slug, tx)).toMatchObject({ id: gone });
		await sql`rollback to savepoint taken`.execute(tx);
		await fill(tx, 'network.organization', { slug, name: 'Nouvelle' });
		const taken = { code: 'network_unmerge_address', params: { slug, name: 'Nouvelle' } };
		await expect(undo(tx, kept)).rejects.toMatchObject(taken);
		await expect(undo(tx, kept, slug)).rejects.toMatchObject(taken);
		await expect(undo(tx, kept, 'Pas une adresse')).rejects.toMatchObject({ code: 'network_slug_wrong' });
		await undo(tx, kept, `${slug}-bis`);
		expect(await organizationBySlug(`${slug}-bis`, tx)).toMatchObject({ id: gone });
	}));

const rowsKept = async (tx: Tx): Promise<number> => (await sql`select from network.merger_row`.execute(tx)).rows.length;

test('who is erased takes with her what a merger keeps of her, and nobody undoes it any more; so does the time', () =>
	inVain(async (tx) => {
		const [her, other] = [await somebody(tx), await somebody(tx)];
		const [hers, others] = [await twoWith(tx, her), await twoWith(tx, other)];
		for (const two of [hers, others]) await mergeOrganizations(tx, two.gone, two.kept, team);
		await network?.erase?.(tx, her);
		await expect(undo(tx, hers.kept)).rejects.toMatchObject({ code: 'network_unmerge_erased' });
		const { rows } = await sql<{ text: string }>`select t::text as text from network.merger_row t`.execute(tx);
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.filter(({ text }) => text.includes(her))).toEqual([]);
		await forgetLateMergers(tx);
		expect(await rowsKept(tx)).toBe(rows.length);
		await sql`update network.merger set merged_at = now() - interval '31 days'`.execute(tx);
		await forgetLateMergers(tx);
		expect(await rowsKept(tx)).toBe(0);
		expect((await mergers(2, tx)).map(({ ended }) => ended).toSorted()).toEqual(['erased', 'late']);
		await network?.erase?.(tx, team);
		expect((await mergers(2, tx)).map(({ by }) => by)).toEqual([null, null]);
	}));

test('what a merger has removed of a person is in her data, and follows her when she turns out to be another', async () => {
	const [her, other] = await untold(async (tx) => [await somebody(tx), await somebody(tx)]);
	const { gone, kept } = await untold((tx) => twoWith(tx, her ?? ''));
	await transaction((tx) => mergeOrganizations(tx, gone, kept, team));
	const its = { place: 'network.claim', kept: { organization: gone, person: her } };
	expect((await exportOf(her ?? '')).network?.mergers).toMatchObject([its]);
	expect((await exportOf(her ?? '', 'team')).network?.mergers).toBeUndefined();
	await transaction((tx) => grant(tx, { person: team, role: 'admin', scope: null, by: null, source: 'desk' }));
	await transaction((tx) => mergePersons(tx, her ?? '', other ?? '', team));
	await transaction((tx) => undo(tx, kept));
	const { rows } = await sql`select from network.claim where organization = ${gone} and person = ${other}`.execute(db);
	expect(rows).toHaveLength(1);
});

test('a table that nobody said takes part is complained of, by whatever module changes it', () =>
	inVain(async (tx) => {
		const { gone, kept } = await twoWith(tx, team);
		await sql`drop trigger keep_row on network.claim`.execute(tx);
		await expect(mergeOrganizations(tx, gone, kept, team)).rejects.toThrow('a merger has changed network.claim');
	}));
