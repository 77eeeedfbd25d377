/** A run is the same everywhere: the fingerprint of 1,000 long runs is the same in Node and in Chromium, and to save and load before every choice changes nothing. */
import type { Bundle } from '#journey';
import { launchBrowser } from '../tests/support/browser.ts';
import { type Print, printsOf } from './support/journey/everywhere.ts';
import { forBrowsers } from './support/journey/for-browsers.ts';
import { anyFolder, storyOf } from './support/journey/story.ts';

const small = process.argv.includes('--small');
const WANTED = small ? 30 : 1000;
const CHUNK = 25;

const { bundle, folder } = await storyOf(false, anyFolder(small));
/** A short story is told short. */
const LEAST = folder.startsWith('tests/') ? 20 : 30;
const code = await forBrowsers('claims/support/journey/everywhere.ts');
const browser = await launchBrowser();
const wrong: string[] = [];
let long = 0;
let choices = 0;
try {
	const page = await (await browser.newContext()).newPage();
	page.on('pageerror', ({ message }) => wrong.push(`a script failed: ${message}`));
	await page.setContent('<!doctype html>');
	await page.addScriptTag({ content: code, type: 'module' });
	await page.waitForFunction(() => window.printsOf);
	for (let from = 0; long < WANTED && from < 20 * WANTED; from += CHUNK) {
		const seeds = Array.from({ length: CHUNK }, (_, nth) => from + nth);
		const here = printsOf(bundle, seeds);
		const there = await page.evaluate(([story, list]) => window.printsOf?.(story as Bundle, list as number[]) ?? [], [
			bundle,
			seeds
		] as const);
		compare(here, there);
	}
} finally {
	await browser.close();
}
if (long < WANTED) wrong.push(`only ${long} runs had ${LEAST} choices`);
for (const one of wrong.slice(0, 10)) console.log(`! ${one}`);
console.log(
	`same-everywhere: ${folder}, ${long} runs of ${LEAST} choices and more (${choices} in all): ${wrong.length} differ between Node and Chromium or by saving and loading before every choice`
);
process.exit(wrong.length ? 1 : 0);

function compare(here: readonly Print[], there: readonly Print[]): void {
	for (const [nth, { seed, choices: taken, played, reloaded }] of here.entries()) {
		if (taken < LEAST || long >= WANTED) continue;
		long++;
		choices += taken;
		const other = there[nth];
		const prints = new Set([played, reloaded, other?.played, other?.reloaded]);
		if (prints.size > 1 || other?.seed !== seed) wrong.push(`seed ${seed}: ${[...prints].join(' ')}`);
	}
}
