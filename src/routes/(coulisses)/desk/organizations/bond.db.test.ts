import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { bondOf } from '#bond.ts';
import { newId } from '#kernel/id.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { mergeOrganizations } from '#merge.ts';
import {
	bondKept,
	changeConvention,
	noteGift,
	pledge,
	signConvention,
	withdrawConvention,
	withdrawGift
} from '#network/server';
import { waitsFor } from '#waits.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { load as all } from '../bonds/+page.server.ts';
import { actions, load } from './[id]/bond/+page.server.ts';
import { GET as paper } from './[id]/bond/[convention]/+server.ts';
import { GET as table } from './[id]/bond/export/+server.ts';
import { GET as pdf } from './[id]/bond/report.pdf/+server.ts';
import { by, house, NOW, somebody, YEAR } from './bond.fixture.ts';

let organizations: string[];
const partnerOf = (organization: string, role: RoleName = 'partner'): Viewer => ({
	...{ id: newId(), name: 'Zoé', email: null, locale: 'fr', secondFactor: true, sessionId: 's' },
	roles: [{ role, scope: { kind: 'organization', id: organization } }]
});
const team: Viewer = { ...partnerOf(''), roles: [{ role: 'coordinator', scope: null }] };

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-bond-')));
	setPublicUrl('https://hub.example');
	organizations = [await house('ondine'), await house('houille')];
});

const given = {
	signedOn: '2024-12-10',
	fromDay: '2025-01-01',
	untilDay: '2026-12-31',
	renews: true,
	remindDays: 60,
	note: null
};
const file = { name: 'convention.pdf', content: Buffer.from('%PDF-1.7 inventée') };
const at = (id: string, viewer: Viewer | null, more: object = {}) =>
	({
		params: { id, ...more },
		locals: { viewer, locale: 'fr' },
		url: new URL(`https://hub.example/fr/coulisses/organisations/${id}/partenariat?year=${YEAR}`),
		setHeaders: () => undefined
	}) as never;

test('a bond is read by the team and by who answers for the organisation, and is there for nobody else', async () => {
	const [id = '', other = ''] = organizations;
	const key = newId();
	// a form that is sent twice signs once
	for (const _ of [1, 2]) await transaction((tx) => signConvention(tx, id, { ...given, sent: file }, by, key));
	const [{ id: convention = '' } = {}, ...more] = (await bondKept(id, YEAR)).conventions;
	expect(more).toEqual([]);
	await transaction((tx) =>
		pledge(tx, id, { year: YEAR, measure: 'hours', amount: 2400, words: 'Quarante heures' }, by)
	);
	const read = (viewer: Viewer) =>
		[
			() => load(at(id, viewer)),
			() => pdf(at(id, viewer)),
			() => table(at(id, viewer)),
			() => paper(at(id, viewer, { convention }))
		] as const;
	for (const viewer of [team, partnerOf(id)]) for (const page of read(viewer)) await page();
	for (const viewer of [partnerOf(other), partnerOf(id, 'director'), partnerOf(id, 'adviser')])
		for (const page of read(viewer)) await expect(Promise.resolve().then(page)).rejects.toMatchObject({ status: 404 });
	// a partner's own document is not reached through another's page
	await expect(Promise.resolve().then(() => paper(at(other, partnerOf(other), { convention })))).rejects.toMatchObject({
		status: 404
	});
	await expect(Promise.resolve().then(() => all(at('', partnerOf(id))))).rejects.toMatchObject({ status: 404 });
	for (const act of Object.values(actions))
		await expect(Promise.resolve().then(() => act?.(at(id, partnerOf(id))))).rejects.toMatchObject({ status: 404 });
	const { bond, mayKeep } = (await load(at(id, partnerOf(id)))) as { bond: { rows: unknown[] }; mayKeep: boolean };
	expect({ rows: bond.rows, mayKeep }).toEqual({
		rows: [{ measure: 'hours', pledged: 2400, given: 0, received: 0 }],
		mayKeep: false
	});
	const document = await paper(at(id, team, { convention }));
	expect(Buffer.from(await document.arrayBuffer())).toEqual(file.content);
	for (const locale of ['fr', 'en', 'nl', 'fi']) {
		const event = at(id, team) as { locals: { locale: string } };
		event.locals.locale = locale;
		expect(
			Buffer.from(await (await pdf(event as never)).arrayBuffer())
				.subarray(0, 5)
				.toString()
		).toBe('%PDF-');
	}
});

test('what is not so is refused, and a convention that ends is said until the next one is signed', async () => {
	const [, id = ''] = organizations;
	const sign = (more: object) => transaction((tx) => signConvention(tx, id, { ...given, sent: null, ...more }, by));
	await expect(sign({ sent: { name: 'x.pdf', content: Buffer.from('MZ') } })).rejects.toMatchObject({
		code: 'bond_file_kind'
	});
	const waits = async () => (await waitsFor(team)).filter(({ path }) => /bond/.test(path));
	const today = new Date().toISOString().slice(0, 10);
	// the convention of the first organisation ends in a year that may be over
	const before = (await waits()).reduce((sum, { count }) => sum + count, 0);
	const ending = await sign({ fromDay: '2024-01-01', untilDay: today });
	expect((await waits()).reduce((sum, { count }) => sum + count, 0)).toBe(before + 1);
	await transaction((tx) =>
		changeConvention(
			tx,
			id,
			ending,
			{ ...given, fromDay: '2024-01-01', untilDay: today, renews: false, sent: null },
			by
		)
	);
	expect((await waits()).reduce((sum, { count }) => sum + count, 0)).toBe(before);
	await transaction((tx) =>
		changeConvention(tx, id, ending, { ...given, fromDay: '2024-01-01', untilDay: today, sent: null }, by)
	);
	const next = await sign({ fromDay: today, untilDay: null });
	expect((await waits()).reduce((sum, { count }) => sum + count, 0)).toBe(before);
	await transaction((tx) => withdrawConvention(tx, id, next, by));
	expect((await waits()).reduce((sum, { count }) => sum + count, 0)).toBe(before + 1);
	await expect(transaction((tx) => withdrawConvention(tx, organizations[0] ?? '', next, by))).rejects.toMatchObject({
		status: 404
	});
});

test('a merge carries all of it along, and no fact says how much money', async () => {
	const [from, into] = [await house('ancienne'), await house('nouvelle')];
	const money = { year: YEAR, measure: 'money', amount: 250_000, words: 'Par an' } as const;
	const line = {
		side: 'given',
		measure: 'money',
		amount: 50_000,
		onDay: `${YEAR}-03-01`,
		words: 'Don',
		evidence: 'Virement 12'
	} as const;
	await transaction(async (tx) => {
		await signConvention(tx, from, { ...given, sent: file }, by);
		await pledge(tx, from, money, by);
		await pledge(tx, into, money, by);
		await noteGift(tx, from, line, by);
		await withdrawGift(tx, into, await noteGift(tx, into, line, by), by);
	});
	const actor = await somebody('Ada');
	await transaction((tx) => mergeOrganizations(tx, from, into, actor));
	const { conventions, pledges, gifts } = await bondKept(into, YEAR);
	expect(conventions).toHaveLength(1);
	expect(pledges).toEqual([{ measure: 'money', amount: 500_000, words: 'Par an Par an' }]);
	expect(gifts.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
	expect((await bondOf(into, YEAR, 'fr', NOW)).rows).toEqual([
		{ measure: 'money', pledged: 500_000, given: 50_000, received: 0 }
	]);
	await sequence();
	const facts = (await latestFacts(50)).filter(({ verb }) => /pledged|gift|convention/.test(verb));
	expect(facts.length).toBeGreaterThan(5);
	expect(JSON.stringify(facts.map(({ detail }) => detail))).not.toMatch(/250000|50000|Virement/);
	const { rows } = await sql`select from network.pledge where organization = ${from}`.execute(db);
	expect(rows).toEqual([]);
});
