import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { payingOperation } from '#kernel/server/pdf/funded.fixture.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { sheetShown } from '../desk/door/sheet.server.ts';
import { ground, plan, when } from '../server/agenda.fixture.ts';
import { offeringShown } from './offering.server.ts';
import { seance, seanceShown } from './seance.server.ts';

let paying: Awaited<ReturnType<typeof payingOperation>>;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-funded-')));
	await ground();
	paying = await payingOperation('FONDS-1');
});

/** What stands of whoever pays on the page of an activity, on that of its séance, and on the list that is signed there. */
async function on(slug: string, operation: string | null) {
	const { id } = await plan(slug, when(2), { operation });
	const listing = await seance({ slug, occurrence: id });
	const shown = [offeringShown(slug, 'fr'), seanceShown(listing, null, 'fr'), sheetShown(listing, 'fr')];
	return (await Promise.all(shown)).map(({ funded }) => funded);
}

test('emblem and sentence stand on all that an activity of an operation shows', async () => {
	expect(await on('payee', 'FONDS-1')).toEqual([paying, paying, paying]);
});

test('what nobody pays for shows nothing', async () => {
	expect(await on('libre', null)).toEqual([null, null, null]);
});
