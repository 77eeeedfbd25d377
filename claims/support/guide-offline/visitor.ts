import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { findHeadless, whyNoChromium } from '../../../scripts/chromium.mjs';

const PATIENCE_MS = 60_000;

type Phone = Readonly<{ open(): Promise<BrowserContext>; end(): void }>;

/** A telephone: what its browser keeps is there when it was closed and is opened again. */
export function phone(): Phone {
	const executablePath = findHeadless();
	if (!executablePath) throw new Error(whyNoChromium());
	const folder = mkdtempSync(join(tmpdir(), 'valley-phone-'));
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return {
		async open() {
			const { chromium } = await import('playwright-core');
			const context = await chromium.launchPersistentContext(folder, {
				...{ executablePath, headless: true, args: [...asRoot, '--disable-gpu', '--disable-dev-shm-usage'] },
				...{ viewport: { width: 390, height: 844 }, locale: 'fr-BE', reducedMotion: 'reduce' }
			});
			context.setDefaultTimeout(PATIENCE_MS);
			return context;
		},
		end: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
	};
}

/** Runs in the page: what the device has of a trail. */
export const onDevice = (page: Page, slug: string) =>
	page.evaluate(async (name) => {
		const store = await caches.open(`guide ${name}`);
		const read = async (address: string) =>
			(await (await store.match(address))?.json()) as { number: number } | undefined;
		const files = (await store.keys()).map(({ url }) => /\/guide\/files\/(\w+)$/.exec(url)?.[1] ?? '').filter(Boolean);
		return { number: (await read(`/guide/packs/${name}`))?.number ?? 0, files };
	}, slug);

/** Waits until what the device has is so. */
export async function until<T>(read: () => Promise<T>, right: (value: T) => boolean): Promise<T> {
	const end = Date.now() + PATIENCE_MS;
	for (;;) {
		const value = await read();
		if (right(value)) return value;
		if (Date.now() > end) throw new Error(`it never came: ${JSON.stringify(value).slice(0, 300)}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** All text that a browser keeps for the hub, of pages and of records. */
export const textsKept = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const texts: string[] = [];
		for (const name of await caches.keys()) {
			const store = await caches.open(name);
			for (const request of await store.keys()) {
				const response = await store.match(request);
				if (/html|json/.test(response?.headers.get('content-type') ?? '')) texts.push((await response?.text()) ?? '');
			}
		}
		return texts.join('\n');
	});

/** Runs in the page: seeks in the sound of a stop, and reads the middle of its file in the way a player does. */
export const seek = (page: Page) =>
	page.evaluate(async () => {
		const audio = document.querySelector('audio');
		if (!audio) return null;
		audio.preload = 'auto';
		audio.load();
		await new Promise((done, failed) => {
			audio.onloadedmetadata = done;
			audio.onerror = () => failed(new Error(`sound: ${audio.error?.message}`));
		});
		const wanted = Math.floor(audio.duration * 0.7);
		const there = new Promise((done) => {
			audio.onseeked = done;
		});
		audio.currentTime = wanted;
		await there;
		const piece = await fetch(audio.currentSrc, { headers: { range: 'bytes=2000-2999' } });
		const bytes = [...new Uint8Array(await piece.arrayBuffer())];
		const beyond = await fetch(audio.currentSrc, { headers: { range: 'bytes=99999999-' } });
		return {
			...{ src: audio.currentSrc, wanted, at: audio.currentTime, duration: audio.duration, status: piece.status },
			...{ range: piece.headers.get('content-range'), bytes, beyond: beyond.status }
		};
	});

/** The page of what is kept. */
export async function keptPage(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(url + href('/guide/kept', 'fr'));
	return page;
}
