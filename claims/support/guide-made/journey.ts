import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { href } from '#kernel/address.ts';
import type { Somebody } from '../monday-hand.ts';
import { type Cookie, cookieLine } from '../pages.ts';
import { picture, sound } from './museum.ts';
import { planted } from './planting.ts';

const STOPS = 10;

/** Lays a table and a folder of pictures and sounds down. @returns their paths */
export async function folderOf(folder: string): Promise<{ table: string; files: string[] }> {
	const { csv, pictures } = planted(
		Array.from({ length: STOPS }, () => null),
		'fr'
	);
	const [heads = '', ...lines] = csv.split('\n');
	const at = heads.split(';').indexOf('Son');
	// half of the stops have a sound, with its words
	const told = lines.map((line, row) => {
		if (row % 2) return line;
		const cells = line.split(';');
		[cells[at], cells[at + 1]] = [`son-${row + 1}.wav`, `Ce que dit le son ${row + 1}.`];
		return cells.join(';');
	});
	const table = join(folder, 'etapes.csv');
	await writeFile(table, [heads, ...told].join('\n'));
	const files = pictures.map((name) => join(folder, name));
	for (const path of files) await writeFile(path, await picture());
	for (let row = 0; row < STOPS; row += 2) {
		const path = join(folder, `son-${row + 1}.wav`);
		// each is another one: the first sample differs
		await writeFile(path, Buffer.concat([sound().subarray(0, 44), Buffer.from([row]), sound().subarray(45)]));
		files.push(path);
	}
	return { table, files };
}

/** From nothing to a published trail of ten stops and its printed sheets. @returns the sheets */
export async function makeTrail(
	who: Somebody,
	cookies: readonly Cookie[],
	{ table, files }: Awaited<ReturnType<typeof folderOf>>
) {
	const { hand, page, url, hold } = who;
	await hand.open(url + href('/me/guide', 'fr'));
	await hand.click('main a.button.primary', /\/guide\/[^/]+$/);
	await hand.write('[name=title_fr]', 'Dix métiers');
	await hand.write('[name=summary_fr]', 'Un tour des gestes.');
	await hand.write('[name=minutes]', '45');
	await hand.pick('[name=licence]', { value: 'by' });
	await hand.click('main form button[type=submit]', /done=saved/);
	await hand.click('main a[href$="/importer"]', /importer$/);
	await hand.choose('[name=table]', table);
	await hand.choose('[name=files]', files);
	await hand.click('main form[enctype] button', /importer\/[0-9a-f-]{36}/);
	hold((await hand.text()).includes('10'), 'the dry run does not say ten lines');
	await hand.click('form[action*="apply"] button');
	await hand.see('form[action*="undo"]');
	await hand.click('main a.button.primary');
	await hand.see('#approval');
	const faults = await page.locator('#approval .faults li').allTextContents();
	hold(faults.length === 0, `ten stops from a table lack ${faults.join(', ')}`);
	await hand.click('form[action*="approveIt"] button:not([formaction])', /done=published/);
	await hand.click('nav a[href$="/feuilles"]', /feuilles$/);
	await hand.see('[name=format]');
	// the page stays where it is: a browser without a screen has no place for a PDF
	await page.route(/\/pdf\?/, (route) => route.fulfill({ status: 204 }));
	const asked = page.waitForRequest(/\/pdf\?/);
	await hand.click('main form[method=get] button');
	const answer = await fetch((await asked).url(), { headers: { cookie: cookieLine(cookies) } });
	return Buffer.from(await answer.arrayBuffer());
}
