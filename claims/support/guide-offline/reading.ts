import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { servedBySlug } from '#city/server';
import { href } from '#kernel/address.ts';
import { pathOf } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { type Museum, spoken, titleIn } from './museum.ts';
import { seek } from './visitor.ts';

/** A browser that has just been opened has work of its own, which is none of ours. */
const STARTS_MS = 2000;

type Read = { stops: number; languages: number; sounds: number; riddles: number; coldMs: number; wrong: string[] };

/** Reads a kept trail whole: the first stop by its own address as it would be printed, the others by what the page leads to. The database is there for this process alone. */
export async function readAll(context: BrowserContext, url: string, { slug }: Museum, count: number): Promise<Read> {
	const { manifest } = await servedBySlug(slug);
	const codes = manifest.stops.map(({ code }) => code);
	const found: Read = {
		stops: 0,
		languages: 0,
		sounds: 0,
		riddles: 0,
		coldMs: await cold(context, url, slug, codes),
		wrong: []
	};
	const page = await context.newPage();
	for (const locale of spoken) {
		await page.goto(url + href(`/guide/${slug}`, locale));
		const marks = page.locator('main svg a.stop');
		await marks.first().waitFor();
		if ((await marks.count()) !== count) found.wrong.push(`${locale}: the map does not have every stop`);
		for (const [at, code] of codes.entries()) await readStop(page, { at, code, locale }, found);
		found.languages++;
	}
	await page.goto(`${url}/g/${codes[1]?.toLowerCase()}`);
	await page.getByRole('heading', { level: 1, name: titleIn(1, 'fr') }).waitFor();
	await page.goto(`${url}${href('/guide', 'nl')}?code=${codes[2]}`);
	await page.getByRole('heading', { level: 1, name: titleIn(2, 'nl') }).waitFor();
	if (await page.goto(`${url}/fr/coulisses`).catch(() => null)) found.wrong.push('Coulisses open without a network');
	return { ...found, stops: found.stops / found.languages };
}

/** How long the first page takes on a telephone that has a quarter of this machine. */
async function cold(context: BrowserContext, url: string, slug: string, codes: readonly string[]): Promise<number> {
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await pause(STARTS_MS);
	const began = performance.now();
	await page.goto(url + href(`/guide/${slug}/${codes[0]}`, 'fr'));
	await page.getByRole('heading', { level: 1, name: titleIn(0, 'fr') }).waitFor();
	const took = Math.round(performance.now() - began);
	await page.close();
	return took;
}

type At = Readonly<{ at: number; code: string; locale: Locale }>;

async function readStop(page: Page, { at, code, locale }: At, found: Read): Promise<void> {
	await page.evaluate((hash) => location.assign(`#${hash}`), code);
	await page.getByRole('heading', { level: 1, name: titleIn(at, locale), exact: true }).waitFor();
	found.stops++;
	const wide = await page.locator('.guide .picture').evaluateAll(async (all) => {
		const [picture] = all as HTMLImageElement[];
		await picture?.decode();
		return picture?.naturalWidth;
	});
	// that of the first has left, with its licence
	if (wide !== (at ? 40 : undefined)) found.wrong.push(`${locale} ${at}: its picture is ${wide} wide`);
	await hear(page, `${locale} ${at}`, found);
	await page.locator('.choice a').nth(1).click();
	await page.getByRole('heading', { level: 1, name: titleIn(at, locale, 'child'), exact: true }).waitFor();
	await page.locator('.choice a').first().click();
	await answer(page, `Réponse ${at + 1}`, found);
}

async function hear(page: Page, which: string, found: Read): Promise<void> {
	const heard = await seek(page);
	if (!heard) return;
	found.sounds++;
	const file = readFileSync(pathOf(heard.src.split('/').at(-1) ?? ''));
	const isRight = Buffer.from(heard.bytes).equals(file.subarray(2000, 3000));
	if (heard.status !== 206 || !isRight || heard.beyond !== 416)
		found.wrong.push(`${which}: not the piece of its sound`);
	if (heard.range !== `bytes 2000-2999/${file.length}`) found.wrong.push(`${which}: ${heard.range}`);
	if (Math.abs(heard.at - heard.wanted) > 0.5 || !(heard.duration > 5)) found.wrong.push(`${which}: does not seek`);
	if (!(await page.locator('section details').first().textContent())?.includes('transcript'))
		found.wrong.push(`${which}: has no words beside its sound`);
}

async function answer(page: Page, right: string, found: Read): Promise<void> {
	await page.locator('#answer').fill('rien');
	await page.locator('#riddle button').click();
	await page.locator('#answer-said').waitFor();
	await page.locator('#answer').fill(right);
	await page.locator('#riddle button').click();
	await page.locator('#riddle [role=status]', { hasText: right }).waitFor();
	found.riddles++;
}
