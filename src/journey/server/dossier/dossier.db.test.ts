import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { signature } from '#kernel/server/signature.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { locales } from '#kernel/words.ts';
import { keepVersion, writeNotes } from '#learning/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { byTeam, keepOfOtherRules, player, sending, smallStory, sync } from '../journey.fixture.ts';
import { canvasOfRun } from '../reviews/canvas.ts';
import { publishStory } from '../stories/keeping.ts';
import { within } from '../tables.ts';
import { dossierJson, dossierOf } from './dossier.ts';
import { writeNumbers, writeProblem } from './own-words.ts';
import { dossierPdf } from './pdf.ts';

const story = smallStory();
let person: string;
let run: string;
beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-dossier-')));
	liftLimits();
	await transaction((tx) => publishStory(tx, story, byTeam));
	person = await player();
	const sent = sending(story.bundle, ['open', 'card:ask', 'card:stand', 'end-week']);
	run = sent.run;
	await sync(person, sent);
});

test('the same data make the same dossier, byte by byte, in each language', async () => {
	await expect(dossierOf(await player('Tom'), run, 'fr')).rejects.toMatchObject({ status: 404 });
	const empty = await dossierOf(person, run, 'fr');
	expect(empty.next.map(({ kind }) => kind)).toEqual(['problem', 'canvas', 'meeting', 'numbers', 'quest', 'quest']);
	await transaction(async (tx) => {
		await writeProblem(tx, person, run, 'Les écoles n’ont pas de sons de la région 🎧 \ud83d');
		await writeNumbers(tx, person, run, {
			price: 2500,
			cost: 500,
			sales: 40,
			growth: 100,
			fixed: 30_000,
			pay: 50_000,
			contributions: 205,
			cash: 200_000
		});
		const canvas = await canvasOfRun(tx, person, run, 'fr');
		await writeNotes(tx, canvas, 'business', [
			{ block: 'value', text: 'Une boîte', colour: 'gold', author: person, votes: [] }
		]);
		await keepVersion(tx, canvas, 'Première', null);
	});
	for (const locale of locales) {
		const [one, two] = [await dossierOf(person, run, locale), await dossierOf(person, run, locale)];
		expect(dossierJson(two)).toBe(dossierJson(one));
		const pdf = await PDFDocument.load(await dossierPdf(one, await hub(), await signature(), locale));
		expect(pdf.getPageCount()).toBeGreaterThan(1);
	}
	const dossier = await dossierOf(person, run, 'fr');
	expect(dossier).toMatchObject({
		player: 'Lila',
		plan: { own: { plan: { carries: 3 } }, game: { week: 2 } },
		canvas: { versions: [{ name: 'Première' }], now: { kind: 'business' } },
		run: { log: ['open', 'card:ask', 'card:stand', 'end-week'], version: story.bundle.hash }
	});
	expect(dossier.hypotheses.map(({ id, evidence }) => [id, evidence.length])).toEqual([
		['who', 1],
		['how', 1]
	]);
	expect(dossier.next.map(({ kind }) => kind)).toEqual(['review', 'meeting', 'quest', 'quest']);
	const kept = await within(db).selectFrom('journey.dossier').select('run').execute();
	expect(kept).toEqual([{ run }]);
});

test('when the rules have changed a dossier says what is kept, without what only the game could say', async () => {
	const before = await dossierOf(person, run, 'fr');
	const version = await keepOfOtherRules(story);
	await within(db).updateTable('journey.run').set({ version }).where('id', '=', run).execute();
	const after = await dossierOf(person, run, 'fr');
	const { canvas, problem, competences, quests, met } = before;
	expect(after).toMatchObject({ canvas, problem, competences, quests, met, hypotheses: [] });
	expect(after.plan).toEqual({ own: before.plan.own, game: null });
	for (const locale of locales)
		await dossierPdf(await dossierOf(person, run, locale), await hub(), await signature(), locale);
});
