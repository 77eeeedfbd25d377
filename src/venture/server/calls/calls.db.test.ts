import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { daysAfter } from '#kernel/holidays.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { NewCall } from '../../index.ts';
import { dayOf } from '../asking/today.ts';
import {
	addHolder,
	callById,
	calls,
	callsFor,
	dossierFor,
	fileFor,
	giveNumber,
	keepCall,
	leaveFile,
	markCall,
	remindOfCalls,
	trashCall,
	unmarkCall
} from '../index.ts';
import { venture } from '../module.ts';
import { by, file, joinedBy, organization, person, refusal } from '../venture.fixture.ts';
import { dossierPdf } from './pdf.ts';

let ines: Viewer;
let zoe: Viewer;
let id = '';
let today = '';
const now = new Date();
const [wallonie, jeux] = [newId(), newId()];
const given = (more: object = {}) =>
	NewCall.parse({
		...{ name: 'Fonds du jeu', offeredBy: 'Un fonds', link: 'https://example.org/fonds' },
		summary: { source: 'fr', fr: 'Une avance.' },
		...more
	});
const keep = (call: string, more: object) => transaction((tx) => keepCall(tx, call, given(more), ines, by(ines)));
const mark = (viewer: Viewer, call: string) => transaction((tx) => markCall(tx, id, call, viewer, by(viewer)));

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	const maison = await organization('maison');
	[ines, zoe] = [await person('Ines', [maison]), await person('Zoe')];
	id = await file('Brume', maison, ines, zoe, { sector: 'gaming', locality: 'Mons', stage: 'testing' });
	today = await dayOf(now);
});

test('what closes first stands first, what is over last, and what is in the trash nowhere', async () => {
	await keep(wallonie, { name: 'Permanent', permanent: true });
	await keep(jeux, { closesOn: daysAfter(today, 40), sectors: ['gaming'], stages: ['testing'] });
	const [over, soon] = [newId(), newId()];
	await keep(over, { name: 'Passé', closesOn: daysAfter(today, -1) });
	await keep(soon, { name: 'Bientôt', closesOn: daysAfter(today, 3), sectors: ['film'] });
	expect((await calls()).map(({ name }) => name)).toEqual(['Bientôt', 'Fonds du jeu', 'Permanent', 'Passé']);
	await transaction((tx) => trashCall(tx, soon, true, by(ines)));
	await transaction((tx) => trashCall(tx, soon, true, by(ines)));
	expect((await calls()).map(({ name }) => name)).not.toContain('Bientôt');
	await transaction((tx) => trashCall(tx, soon, false, by(ines)));
	expect((await callById(soon)).trashedAt).toBeNull();
	expect(await refusal(callById('nothing'))).toBe('kernel_missing');
});

test('each file sees what fits it, and why', async () => {
	const found = await callsFor(await fileFor(zoe, id));
	expect(found.map(({ name, fits }) => [name, fits])).toEqual([
		['Fonds du jeu', true],
		['Permanent', true],
		['Bientôt', false]
	]);
	expect(found[0]?.reasons).toEqual([
		{ criterion: 'stage', says: 'yes' },
		{ criterion: 'sector', says: 'yes' }
	]);
});

test('a holder has an eye on a call, pressed twice once; nobody else says so for her', async () => {
	await mark(zoe, jeux);
	await mark(zoe, jeux);
	for (const viewer of [ines, await person('Nobody')]) expect(await refusal(mark(viewer, jeux))).toBe('kernel_missing');
	expect(await refusal(mark(zoe, newId()))).toBe('kernel_missing');
	expect((await callsFor(await fileFor(zoe, id)))[0]).toMatchObject({ name: 'Fonds du jeu', marked: true });
	const { rows } = await sql`select from kernel.activity where verb = 'venture.call_marked'`.execute(db);
	expect(rows).toHaveLength(1);
});

const letters = async (): Promise<string[]> =>
	(
		await sql<{
			text: string;
		}>`select text from kernel.mail where recipient = ${zoe.email} and subject like 'Fonds du jeu%' order by written_at, id`.execute(
			db
		)
	).rows.map(({ text }) => text);
const at = (days: number) => new Date(now.getTime() + days * 86_400_000);

test('she is reminded 30, 7 and 1 days before it ends, and told when its days were not checked', async () => {
	await remindOfCalls(at(9));
	expect(await letters()).toEqual([]);
	for (const days of [10, 10, 11, 33, 34, 39, 40, 41]) await remindOfCalls(at(days));
	const sent = await letters();
	expect(sent.map((text) => /dans (\d+) jour/.exec(text)?.[1])).toEqual(['30', '7', '1']);
	expect(sent[0]).toContain('vérifiée');
	await transaction((tx) => unmarkCall(tx, id, jeux, zoe, by(zoe)));
	expect((await callsFor(await fileFor(zoe, id))).some(({ marked }) => marked)).toBe(false);
});

test('the dossier follows their order, and says what is still to be written', async () => {
	await keep(jeux, {
		headings: [
			{ title: 'Le budget', part: 'free' },
			{ title: 'Emplois', part: 'numbers' },
			{ title: 'Qui êtes-vous ?', part: 'people' },
			{ title: 'Le projet', part: 'presentation' }
		]
	});
	await transaction((tx) => giveNumber(tx, id, { kind: 'jobs', value: 150, asOf: '2026-01-31' }, zoe, by(zoe)));
	await transaction((tx) =>
		addHolder(tx, id, { name: 'Not yet', email: 'x@example.org', role: 'partner' }, zoe, by(zoe))
	);
	const points = await dossierFor(await fileFor(zoe, id), await callById(jeux), 'fr');
	expect(points.map(({ title }) => title)).toEqual(['Le budget', 'Emplois', 'Qui êtes-vous ?', 'Le projet']);
	expect(points[0]?.lines).toEqual([]);
	expect(points[1]?.lines.join()).toMatch(/1,5 \(.*31 janvier 2026/);
	expect(points[2]?.lines).toHaveLength(1);
	expect(points[3]?.lines[0]).toBe('Brume');
	const its = { project: 'Brume 😀 \u202e', call: 'Fonds', offeredBy: 'Un fonds', link: 'https://example.org', points };
	const pdf = await dossierPdf(its, { name: 'Hub', mark: null }, 'fr');
	expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
});

test('what cannot be is refused in words', () => {
	const problem = (more: object) =>
		NewCall.safeParse({ ...given(), ...more }).error?.issues.map(({ message }) => message)[0];
	expect(problem({ link: 'javascript:alert(1)' })).toBe('calls_link_wrong');
	expect(problem({ permanent: true, closesOn: '2026-12-01' })).toBe('calls_permanent_ends');
	expect(problem({ opensOn: '2026-12-02', closesOn: '2026-12-01' })).toBe('calls_days_order');
	expect(problem({ name: ' \u200b ' })).toBe('venture_text_missing');
});

test('what she had an eye on is hers to take along, and goes with her', async () => {
	await mark(zoe, jeux);
	expect(JSON.stringify(await venture.exportOwn?.(zoe.id))).toContain('Fonds du jeu');
	const tess = await person('Tess');
	const holding = await joinedBy(id, tess, zoe);
	const other = newId();
	await keep(other, { name: 'Un autre fonds' });
	await mark(tess, other);
	await transaction((tx) => leaveFile(tx, holding, tess.id, by(tess)));
	expect((await venture.exportOwn?.(tess.id))?.ventureCallsMarked).toMatchObject([
		{ call: 'Un autre fonds', file: null }
	]);
	await transaction(async (tx) => venture.erase?.(tx, zoe.id));
	const { rows } = await sql`select from venture.call_interest where marked_by = ${zoe.id}`.execute(db);
	expect(rows).toHaveLength(0);
});
