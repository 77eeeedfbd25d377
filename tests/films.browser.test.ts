import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { type Cookie, sendForm, signedIn } from '../claims/support/pages.ts';
import { ensureFfmpeg } from '../scripts/ffmpeg.mjs';
import { axe, launchBrowser } from './support/browser.ts';
import { type Program, startProgram } from './support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-films-'));
const clip = join(folder, 'essai.mp4');
const tus = { 'tus-resumable': '1.0.0' };

let program: Program;
let browser: Browser;
let cookies: Cookie[];
let headers: Record<string, string>;

beforeAll(async () => {
	if (!ensureFfmpeg()) throw new Error('there is no ffmpeg, and it could not be installed');
	const [picture, sound] = ['testsrc2=s=320x180:r=25:d=4', 'sine=440:d=4'];
	const input = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound];
	execFileSync('ffmpeg', ['-v', 'error', ...input, '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', clip]);
	[program, browser] = await Promise.all([startProgram({ crowd: true }), launchBrowser({ still: true })]);
	cookies = await signedIn(program.url, 'coordinator');
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	headers = { ...tus, cookie, origin: program.url };
});

afterAll(async () => {
	await browser?.close();
	await program?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** Sends a film whose line is cut in the middle, and goes on. @returns its id. */
async function send(title: string, form: string): Promise<string> {
	const bytes = readFileSync(clip);
	const words = Object.entries({ title, form, filetype: 'video/mp4' });
	const metadata = words.map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
	const begun = await fetch(`${program.url}/films/upload`, {
		method: 'POST',
		headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': metadata }
	});
	expect(begun.status).toBe(201);
	const at = program.url + begun.headers.get('location');
	const half = Math.floor(bytes.length / 2);
	const piece = { ...headers, 'content-type': 'application/offset+octet-stream' };
	const cut = new AbortController();
	const dripping = new ReadableStream({
		start: (controller) => {
			controller.enqueue(bytes.subarray(0, half));
			setTimeout(() => cut.abort(), 300);
		}
	});
	const first = { method: 'PATCH', headers: { ...piece, 'upload-offset': '0' }, body: dripping, signal: cut.signal };
	await fetch(at, { ...first, duplex: 'half' } as RequestInit).catch(() => null);
	const offset = await arrived(at, half);
	const rest = await fetch(at, {
		method: 'PATCH',
		headers: { ...piece, 'upload-offset': String(offset) },
		body: bytes.subarray(offset)
	});
	expect(rest.status).toBe(204);
	// whoever did not hear that it was the last piece asks again
	expect(await arrived(at, bytes.length)).toBe(bytes.length);
	return at.split('/').at(-1) ?? '';
}

/** How much of it has arrived, once it is as much as that. */
async function arrived(at: string, least: number): Promise<number> {
	const offset = async () => Number((await fetch(at, { method: 'HEAD', headers })).headers.get('upload-offset'));
	await expect.poll(offset).toBeGreaterThanOrEqual(least);
	return offset();
}

async function open(path: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
	await context.addCookies([...cookies]);
	const page = await context.newPage();
	await page.goto(program.url + path);
	return page;
}

test('a film whose line was cut is sent on, worked on, played and captioned; to others it does not exist', async () => {
	const id = await send('Essai', 'ladder');
	const page = await open(`/fr/coulisses/films/${id}`);
	await page.getByText('Prêt', { exact: true }).waitFor({ timeout: 30_000 });
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url().replace(/^.*\/films\/[^/]+\//, '')));
	await page.reload();
	await page.getByRole('button', { name: 'Lire' }).first().click();
	const video = page.locator('video');
	await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.5);
	expect(await video.evaluate((one: HTMLVideoElement) => one.src)).toMatch(/^blob:/);
	expect(asked).toEqual(expect.arrayContaining(['master.m3u8', 'v180.m3u8', 'v180.m4s', 'sound.m4s']));
	await page.getByRole('button', { name: 'Mettre en pause' }).click();
	expect(await axe(page)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	const captions = new FormData();
	captions.set('lang', 'fr');
	captions.set('file', new File(['WEBVTT\n\n00:00.000 --> 00:02.000\n[Un essai]\n'], 'fr.vtt', { type: 'text/vtt' }));
	await sendForm(program.url, cookies, `/desk/films/${id}?/captions`, captions);
	await page.reload();
	await page.getByRole('button', { name: 'Sous-titres', exact: true }).click();
	await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.textTracks[0]?.cues?.length)).toBe(1);
	await page.context().close();
	const stranger = await fetch(`${program.url}/films/${id}/master.m3u8`);
	expect(stranger.status).toBe(404);
	const part = await fetch(`${program.url}/films/${id}/v180.m4s`, { headers: { ...headers, range: 'bytes=4-7' } });
	expect([part.status, part.headers.get('content-range')?.split('/')[0], await part.text()]).toEqual([
		206,
		'bytes 4-7',
		'ftyp'
	]);
});

test('what is no film, or nobody’s, is said', async () => {
	const nobody = await fetch(`${program.url}/films/upload`, {
		method: 'POST',
		headers: { ...tus, origin: program.url, 'upload-length': '9' }
	});
	expect(nobody.status).toBeGreaterThanOrEqual(400);
	const sent = (file: Buffer) => {
		const form = new FormData();
		form.set('title', 'Rien');
		form.set('form', 'as_is');
		form.set('file', new File([new Uint8Array(file)], 'rien.mp4', { type: 'video/mp4' }));
		return form;
	};
	const refused = await fetch(program.url + href('/desk/films/new', 'fr'), {
		method: 'POST',
		headers: { cookie: headers.cookie ?? '', origin: program.url, accept: 'text/html' },
		body: sent(Buffer.alloc(4000, 7))
	});
	expect([refused.status, await refused.text()]).toEqual([
		422,
		expect.stringContaining('n’est pas un film que le hub prend')
	]);
	// it begins as a film, and is none
	const path = await sendForm(program.url, cookies, '/desk/films/new', sent(readFileSync(clip).subarray(0, 4000)));
	const page = await open(`/fr${path}`);
	await page.getByText('Le fichier est abîmé').waitFor({ timeout: 30_000 });
	expect(await axe(page)).toEqual([]);
	await page.context().close();
});

test('a film that is thrown away while it is worked at is left at once, and made when it comes back', async () => {
	const long = join(folder, 'long.mp4');
	const input = ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=25:d=40'];
	execFileSync('ffmpeg', ['-v', 'error', ...input, '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '40', long]);
	const form = new FormData();
	form.set('title', 'Long');
	form.set('form', 'ladder');
	form.set('file', new File([new Uint8Array(readFileSync(long))], 'long.mp4', { type: 'video/mp4' }));
	const path = await sendForm(program.url, cookies, '/desk/films/new', form);
	const id = path.split('/').at(-1) ?? '';
	const state = async () => {
		const answer = await fetch(program.url + href(`/desk/films/${id}/progress`, 'fr'), { headers });
		return (await answer.json()) as { state: string };
	};
	await expect.poll(state, { timeout: 30_000 }).toMatchObject({ state: 'working' });
	const next = await send('Derrière', 'as_is');
	await sendForm(program.url, cookies, `/desk/films/${id}?/trash`, new FormData());
	await expect.poll(state, { timeout: 10_000 }).toMatchObject({ state: 'waiting' });
	const page = await open(`/fr/coulisses/films/${next}`);
	await page.getByText('Prêt', { exact: true }).waitFor({ timeout: 30_000 });
	await page.context().close();
});
