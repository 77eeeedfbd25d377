import { expect, test } from 'vitest';
import {
	joinedForEver,
	joinedOutside,
	longTextEverywhere,
	workbookOf,
	zipInZip
} from '../../../tests/support/bombs.ts';
import { read } from './read.ts';

const MB = 1024 * 1024;

/** Reads a file, and how much more memory this program had at most meanwhile. */
async function reading(bytes: Uint8Array): Promise<{ refusal: string; megabytes: number }> {
	const before = process.memoryUsage.rss();
	let most = before;
	const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
	const refusal = await read(bytes).then(
		() => '',
		({ code }) => String(code)
	);
	clearInterval(look);
	return { refusal, megabytes: (most - before) / MB };
}

// in a thread of the program, the first of them ended it, whatever limit the thread had
test.each([
	['exchange_unpacks_too_large', 'one long text in very many cells', longTextEverywhere],
	['exchange_broken', 'a zip in a zip, which unpacks to half a gigabyte', () => zipInZip(500_000_000)],
	['exchange_unpacks_too_large', 'cells that are joined again and again', joinedForEver],
	['exchange_unpacks_too_large', 'the same, set off by some that lie below the sheet', joinedOutside]
])('%s: %s harms nobody', { timeout: 60_000 }, async (wanted, _, make) => {
	const { refusal, megabytes } = await reading(make());
	expect(refusal).toBe(wanted);
	expect(megabytes).toBeLessThan(150);
});

test('a workbook is read by a process of its own, also while another one is', async () => {
	const one = workbookOf('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>');
	expect((await Promise.all([read(one), read(one)])).map(([sheet]) => sheet?.rows)).toEqual([[[7]], [[7]]]);
});

test('so many wait at most, and whoever comes then is told so', { timeout: 60_000 }, async () => {
	const one = workbookOf('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>');
	const said = await Promise.all(
		Array.from({ length: 12 }, () =>
			read(one).then(
				() => 'read',
				({ code, status }) => `${status} ${code}`
			)
		)
	);
	expect(said.filter((what) => what === 'read')).toHaveLength(10);
	expect(said.slice(10)).toEqual(['503 exchange_crowded', '503 exchange_crowded']);
});
