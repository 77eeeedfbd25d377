import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNDER, payingOperation } from '#kernel/server/pdf/funded.fixture.ts';
import { type Part, readParts } from '#kernel/server/pdf/parts.fixture.ts';
import { closePress } from '#kernel/server/press/press.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { reportPrinted } from '../desk/report.server.ts';
import { missionById } from '../server/index.ts';
import { announcedMission, director, travels } from '../server/missions.fixture.ts';
import { missionShown } from './mission.server.ts';
import { sheetPrinted, sheetShown } from './sheet.server.ts';

type Host = Awaited<ReturnType<typeof director>>;
let ada: Host;
let paying: Awaited<ReturnType<typeof payingOperation>>;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	openStorage(mkdtempSync(join(tmpdir(), 'valley-funded-')));
	ada = await director('Ada');
	paying = await payingOperation('FONDS-1');
});
afterAll(closePress);

const partsOf = async (printed: Promise<Response>) => readParts(new Uint8Array(await (await printed).arrayBuffer()));

async function on(operation: string | null, locale: Locale) {
	const id = await announcedMission({ operation });
	await travels(id, ada);
	const mission = await missionById(id);
	const event = { params: { mission: id }, locals: { locale } } as unknown as Parameters<typeof sheetShown>[0];
	return {
		pages: [(await missionShown(mission.slug, locale)).funded, (await sheetShown(event, ada)).funded],
		papers: [await partsOf(sheetPrinted(event, ada)), await partsOf(reportPrinted(mission, locale))]
	};
}

test('emblem and sentence stand on the page, the sheet and the report of a mission of an operation', async () => {
	const { pages, papers } = await on('FONDS-1', 'fi');
	expect(pages).toEqual([paying, paying]);
	const first: Part[] = [
		{ role: 'Figure', alt: `Tunnus: ${FUNDER}` },
		{ role: 'P', lang: 'fr' }
	];
	for (const { language, parts } of papers) {
		expect(language).toBe('fi');
		expect(parts.slice(0, 2)).toEqual(first);
	}
});

test('one that nobody pays for has none', async () => {
	const { pages, papers } = await on(null, 'fr');
	expect(pages).toEqual([null, null]);
	for (const { parts } of papers) expect(parts.map(({ role }) => role)).not.toContain('Figure');
});
