import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { signedIn } from '../claims/support/pages.ts';
import { launchBrowser } from './support/browser.ts';
import { type Program, startProgram } from './support/program.ts';

const ELSEWHERE = 'http://hub.example';

let program: Program;
let browser: Browser;

beforeAll(async () => {
	[program, browser] = await Promise.all([startProgram({ crowd: true }), launchBrowser({ still: true })]);
});

afterAll(async () => {
	await browser?.close();
	await program?.stop();
});

type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string }>;

/** Asks with whatever headers, `Host` too. */
async function ask(url: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
	const sent = request(url, { method: body === undefined ? 'GET' : 'POST', headers });
	sent.end(body);
	const [answer] = await once(sent, 'response');
	answer.setEncoding('utf8');
	let text = '';
	for await (const piece of answer) text += piece;
	return { status: answer.statusCode, headers: answer.headers, body: text };
}

const formed = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', 'accept-language': 'fr' };

test('every answer is shielded: pages, redirects, files, the service worker, data, what is not there', async () => {
	const { url } = program;
	const page = await ask(`${url}/fr`);
	const [asset] = /\/_app\/immutable\/[^"]+\.js/.exec(page.body) ?? [];
	const [style] = /\/_app\/immutable\/[^"]+\.css/.exec(page.body) ?? [];
	const paths = ['/', '/fr', '/fr/', '/fr/agenda', '/agenda', asset ?? '-', style ?? '-', '/service-worker.js'];
	const more = [
		'/robots.txt',
		'/sitemap.xml',
		'/api/v1/openapi.json',
		'/healthz',
		'/fr/nulle-part',
		'/overlay/preview'
	];
	const files = [
		'/favicon.svg',
		'/pictures/none',
		'/films/none/none.mp4',
		'/embed/agenda',
		'/embed/impact',
		'/live',
		'/%ff',
		'//'
	];
	for (const path of [...paths, ...more, ...files]) {
		const { status, headers } = await ask(url + path);
		expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
		expect([path, headers['referrer-policy']]).toEqual([path, expect.stringMatching(/same-origin|no-referrer/)]);
		expect([path, headers['permissions-policy']]).toEqual([path, expect.stringContaining('geolocation=()')]);
		expect([path, headers['cross-origin-opener-policy']]).toEqual([path, expect.stringMatching(/same-origin/)]);
		expect([path, status, headers['content-security-policy']]).toEqual([
			path,
			status,
			expect.stringMatching(/default-src|script-src/)
		]);
	}
	// « not modified » leaves what the browser has kept its own policy; a fact told meanwhile makes it a new page
	const again = async () => {
		const { etag = '' } = (await ask(`${url}/fr/agenda`)).headers;
		const { status, headers } = await ask(`${url}/fr/agenda`, { 'if-none-match': etag });
		return [status, headers['content-security-policy']];
	};
	await expect.poll(again).toEqual([304, undefined]);
});

test('a form and a socket come from the hub’s own address, whatever host they name', async () => {
	const { url } = program;
	const post = (headers: Record<string, string>) =>
		ask(`${url}/fr/connexion?/link`, { ...formed, ...headers }, 'email=ada%40example.org');
	const { host } = new URL(url);
	expect((await post({ origin: url })).status).toBeLessThan(400);
	const tunnel = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' };
	expect((await post(tunnel)).status).toBeLessThan(400);
	expect((await post({ origin: tunnel.origin })).status).toBe(403);
	for (const asked of [host, 'evil.example']) {
		const { status, body } = await post({ host: asked, origin: 'http://evil.example' });
		expect(status).toBe(403);
		if (asked !== host) expect(body).toContain(url);
	}
	const knock = async (headers: Record<string, string>) => {
		const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { headers });
		socket.on('error', () => undefined);
		const status = await Promise.race([
			once(socket, 'open').then(() => 101),
			once(socket, 'unexpected-response').then(([, answer]) => answer.statusCode as number)
		]);
		socket.terminate();
		return status;
	};
	expect(await knock({ origin: url })).toBe(101);
	expect(await knock({ host: 'evil.example', origin: 'http://evil.example' })).toBe(403);
});

test('no address makes the overlay page show words; the gallery, a page of ours, does', async () => {
	const { url } = program;
	const graphic = { name: 'lower-third', layer: 'lower', data: { name: 'GAGNEZ 500 EUR', role: 'ici' } };
	const packed = Buffer.from(JSON.stringify(graphic)).toString('base64url');
	const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
	const page = await context.newPage();
	await page.goto(`${url}/overlay/preview?preview=${packed}`);
	await page.waitForFunction(() => customElements.get('on-air-lower-third'));
	const shown = () => page.evaluate(() => document.body.querySelectorAll('on-air-lower-third').length);
	await page.waitForTimeout(600);
	expect(await shown()).toBe(0);
	await page.evaluate((given) => (window as never as { update(one: unknown): void }).update(given), graphic);
	await expect.poll(shown).toBe(1);
	await context.addCookies(await signedIn(url, 'coordinator'));
	await page.goto(`${url}/fr/coulisses/stations/habillage`);
	const drawn = page.frameLocator('.graphics iframe').first().locator('body > *:not(script)');
	await drawn.first().waitFor({ state: 'attached' });
	await context.close();
});

test('where others reach the hub, nobody is anybody of the demonstration', async () => {
	const world = await startProgram({ crowd: true, env: { PUBLIC_URL: ELSEWHERE } });
	try {
		expect(world.output()).toMatch(/stays empty|without its bar/);
		expect((await ask(`${world.url}/fr`)).body).not.toContain('/demo/switch');
		const switched = await ask(`${world.url}/demo/switch`, { ...formed, origin: ELSEWHERE }, 'person=x&back=/fr');
		expect(switched.status).toBe(404);
	} finally {
		await world.stop();
	}
});

test('with the flag they are, and none of them empties it or becomes its real admin', async () => {
	const args = ['--demo', '--demo-for-all'];
	const world = await startProgram({ crowd: true, args, env: { PUBLIC_URL: ELSEWHERE } });
	try {
		const { body } = await ask(`${world.url}/fr`);
		const [, admin = ''] = [...body.matchAll(/name="person" value="([0-9a-f-]{36})"/g)].at(-1) ?? [];
		const switched = await ask(
			`${world.url}/demo/switch`,
			{ ...formed, origin: ELSEWHERE },
			new URLSearchParams({ person: admin, back: '/fr' }).toString()
		);
		const cookie = (switched.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
		const path = `${world.url}/fr/coulisses/reglages/demo`;
		const page = await ask(path, { cookie, accept: 'text/html' });
		expect([page.status, page.body.includes('name="word"'), page.body.includes('demo --erase')]).toEqual([
			200,
			false,
			true
		]);
		const sent = await ask(path, { ...formed, cookie, origin: ELSEWHERE }, 'email=mallory%40example.org&word=effacer');
		expect([sent.status, sent.body.includes('demo --erase')]).toEqual([403, true]);
		expect((await ask(`${world.url}/fr`)).body).toContain('/demo/switch');
	} finally {
		await world.stop();
	}
});
