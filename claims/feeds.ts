/** Every feed is valid for two independent readers, tells what the database holds, costs nothing when nothing has changed, and 500 séances take at most 300 ms. */
import type { Browser } from 'playwright-core';
import { feed, register, renewPrivateFeed, reschedule } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { locales } from '#kernel/words.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import type { Program } from '../tests/support/program.ts';
import { atomFaults } from './support/feeds-atom.ts';
import { icsFaults, type Stored, stored } from './support/feeds-ics.ts';
import { eventFaults } from './support/feeds-jsonld.ts';
import { privateAddress } from './support/feeds-mine.ts';
import { readPartner } from './support/feeds-partner.ts';
import { readXml } from './support/feeds-xml.ts';
import { publishHarshly } from './support/harsh-agenda.ts';
import { by, formOf, open, type Seance, settleIn, withHub } from './support/hub.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const LIMIT_MS = 300;
const HOUR = 3_600_000;

type Scope = Readonly<{ path: string; tells: (one: Stored) => boolean }>;

const scopes: readonly Scope[] = [
	{ path: '/agenda', tells: () => true },
	{ path: '/network/hub/agenda', tells: ({ organization }) => organization === 'hub' },
	{ path: '/agenda/serie-de-design/agenda', tells: ({ slug }) => slug === 'serie-de-design' },
	{ path: '/agenda/sectors/design', tells: ({ sectors }) => sectors.includes('design') }
];

const wrong: string[] = [];
const figures = { feeds: 0, events: 0, pictures: 0, pages: 0 };
let figure = '';

const browser = await launchBrowser();
await withHub({ crowd: true, args: [] }, check).finally(() => browser.close());
for (const sentence of wrong.slice(0, 40)) console.log(`  ${sentence}`);
console.log(
	`feeds: ${figures.feeds} feeds by 2 readers each, ${figures.events} Events, ${figures.pictures} pictures and ${figures.pages} pages of the map checked, ${figure}${wrong.length ? `, ${wrong.length} things wrong` : ', no error'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function check(program: Program): Promise<void> {
	await settleIn();
	const seances = await publishHarshly(small ? 12 : 60);
	const series = await open('serie-de-design', {}, { sectors: ['design'] });
	await checkCalendars(program.url);
	await checkNews(program.url, browser);
	await checkMine(program, series);
	await checkPages(program.url, [series, ...seances]);
	await checkEmbed(program.url);
	await checkMap(program.url, browser);
	await checkRecurrence();
	if (small) figure = 'no time measured';
	else await measure(program.url);
}

async function checkCalendars(url: string): Promise<void> {
	const all = await stored();
	for (const { path, tells } of scopes)
		for (const locale of locales) {
			const address = url + href(`${path}.ics`, locale);
			const { bytes } = await get(address, 'text/calendar; charset=utf-8');
			figures.feeds++;
			note(address, icsFaults(bytes, all.filter(tells)));
			await checkVersion(address);
		}
}

async function checkNews(url: string, reader: Browser): Promise<void> {
	const page = await reader.newPage();
	for (const { path } of scopes)
		for (const locale of locales) {
			const address = url + href(`${path}.atom`, locale);
			const { bytes } = await get(address, 'application/atom+xml; charset=utf-8');
			const { entries, faults } = atomFaults(bytes.toString(), address);
			note(address, [...faults, ...(await readByBrowser(page, bytes.toString(), entries.length, 'entry'))]);
			figures.feeds++;
			await checkVersion(address);
		}
	await page.close();
}

/** The second reader of XML: a browser's own, which refuses what is not well-formed. */
async function readByBrowser(
	page: Awaited<ReturnType<Browser['newPage']>>,
	body: string,
	count: number,
	name: string
): Promise<string[]> {
	const found = await page.evaluate(
		([text, element]) => {
			const read = new DOMParser().parseFromString(text ?? '', 'application/xml');
			const error = read.querySelector('parsererror')?.textContent ?? null;
			return { error, count: read.getElementsByTagName(element ?? '').length };
		},
		[body, name]
	);
	if (found.error) return [`the browser reads: ${found.error.slice(0, 200)}`];
	return found.count === count ? [] : [`the browser sees ${found.count} ${name}, not ${count}`];
}

/** Her calendar: what she registered for and nothing else, for whoever has the secret and nobody else. */
async function checkMine({ url, data }: Program, { id }: Seance): Promise<void> {
	openSecret(undefined, data);
	const { name, email } = formOf('Zoé Delvaux');
	const request = { name, email, seats: [{}], idempotencyKey: crypto.randomUUID(), locale: 'fr' as const };
	const { booking } = await register(request, id, { actor: null, source: 'web' });
	const person = booking.party ?? '';
	const addressNow = async () => {
		await transaction((tx) => renewPrivateFeed(tx, person));
		return url + (await privateAddress(person));
	};
	const address = await addressNow();
	const { bytes, headers } = await get(address, 'text/calendar; charset=utf-8');
	const told = (await stored()).filter((one) => one.id === id);
	const kept = headers.get('cache-control') ?? '';
	figures.feeds++;
	note(address.replace(/mine\/.*/, 'mine/…'), [
		...icsFaults(bytes, told),
		...(kept.includes('private') ? [] : [`a proxy may keep it: ${kept}`]),
		...(headers.get('x-robots-tag') === 'noindex' ? [] : ['a search engine may list it']),
		...(headers.get('referrer-policy') === 'no-referrer' ? [] : ['a link tells its address'])
	]);
	await addressNow();
	if ((await fetch(address)).status !== 404) wrong.push('an address that was renewed still opens');
}

/** The Events of the pages, and the picture that each page names. */
async function checkPages(url: string, seances: readonly Seance[]): Promise<void> {
	const paths = ['/', '/agenda', '/network', ...new Set(seances.map(({ slug }) => `/agenda/${slug}`))];
	for (const [index, path] of paths.slice(0, small ? 6 : paths.length).entries()) {
		const page = await (await fetch(url + href(path, locales[index % 4] ?? 'fr'))).text();
		const blocks = [...page.matchAll(/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)];
		const values = blocks.map(([, json = '']) => JSON.parse(json) as Record<string, unknown>);
		const events = values.filter((value) => value['@type'] === 'Event');
		if (path.startsWith('/agenda/') && !events.length) wrong.push(`${path} holds no Event`);
		figures.events += events.length;
		for (const event of events) wrong.push(...eventFaults(event).map((fault) => `${path}: ${fault}`));
		const [, picture] = /<meta property="og:image" content="([^"]+)"/.exec(page) ?? [];
		if (picture) wrong.push(...(await pictureFaults(picture)).map((fault) => `${picture}: ${fault}`));
		else if (!path.startsWith('/network')) wrong.push(`${path} names no picture`);
	}
}

async function pictureFaults(address: string): Promise<string[]> {
	const answer = await fetch(address);
	const bytes = Buffer.from(await answer.arrayBuffer());
	figures.pictures++;
	const isPng = bytes.subarray(1, 4).toString() === 'PNG';
	const size = isPng ? `${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}` : 'no PNG';
	return size === '1200 × 630' ? [] : [`${answer.status}, ${size}`];
}

async function checkEmbed(url: string): Promise<void> {
	for (const locale of locales) {
		const answer = await fetch(`${url}${href('/embed/agenda', locale)}?limit=3&sector=design`);
		const page = await answer.text();
		const policy = answer.headers.get('content-security-policy') ?? '';
		const faults = {
			[`answers ${answer.status}`]: answer.status !== 200,
			'cannot be framed': !policy.includes('frame-ancestors *') || answer.headers.has('x-frame-options'),
			'sets a cookie': answer.headers.has('set-cookie'),
			'runs a script': page.includes('<script'),
			'shows another sector': page.includes('/agenda/dur-'),
			'shows nothing': !page.includes('/agenda/serie-de-design')
		};
		for (const [fault, is] of Object.entries(faults)) if (is) wrong.push(`the embedded list in ${locale} ${fault}`);
	}
}

async function checkMap(url: string, reader: Browser): Promise<void> {
	const { bytes } = await get(`${url}/sitemap.xml`, 'application/xml; charset=utf-8');
	const pages = readXml(bytes.toString()).children.map(({ children }) => children[0]?.text ?? '');
	const page = await reader.newPage();
	note('/sitemap.xml', await readByBrowser(page, bytes.toString(), pages.length, 'url'));
	await page.close();
	for (const address of small ? pages.slice(0, 12) : pages) {
		const { status } = await fetch(address, { redirect: 'manual' });
		if (status !== 200) wrong.push(`the map names ${address}, which answers ${status}`);
		figures.pages++;
	}
	const robots = await (await fetch(`${url}/robots.txt`)).text();
	if (!robots.includes(`Sitemap: ${url}/sitemap.xml`)) wrong.push('robots.txt does not name the map');
}

/** A partner's evenings come out at the hours they went in, on both sides of both changes of the clock. */
async function checkRecurrence(): Promise<void> {
	const { moments, faults } = await readPartner();
	note('a partner’s calendar', faults);
	for (const now of [new Date('2026-10-16T00:00:00Z'), new Date('2027-03-20T00:00:00Z')]) {
		const { body } = await feed('fr', { organization: 'hub' }, 'ics', now);
		const all = (await stored(now)).filter(({ organization }) => organization === 'hub');
		note(`the feed as of ${now.toISOString()}`, icsFaults(Buffer.from(body), all));
	}
	const read = await stored(new Date('2026-10-16T00:00:00Z'));
	for (const [title, wanted] of Object.entries(moments)) {
		const got = read
			.filter(({ slug }) => slug.startsWith(`${title}-`))
			.map(({ startsAt }) => startsAt.toISOString().slice(0, 16))
			.toSorted();
		if (got.join() !== wanted.join()) wrong.push(`${title} is at ${got.join(', ')}, not ${wanted.join(', ')}`);
	}
}

/** 500 séances: the feed that must be written anew because something changed, and the one that was kept. */
async function measure(url: string): Promise<void> {
	const first = await open('cinq-cents');
	for (let index = 1; index < 500; index++)
		await open(`seance-${index}`, { startsAt: new Date(Date.now() + (48 + index) * HOUR) });
	const times: Record<string, number[]> = {};
	const timed = async (name: string, path: string) => {
		const start = performance.now();
		await (await fetch(url + href(path, 'fr'))).arrayBuffer();
		times[name] = [...(times[name] ?? []), performance.now() - start];
	};
	for (let turn = 0; turn < 60; turn++) {
		const startsAt = new Date(Date.now() + (72 + turn) * HOUR);
		const to = { startsAt, endsAt: new Date(startsAt.getTime() + HOUR), place: 'quai' };
		await transaction((tx) => reschedule(tx, first.id, to, by));
		for (const path of ['/agenda.ics', '/agenda.atom']) {
			await timed(`${path} written`, path);
			await timed(`${path} kept`, path);
		}
	}
	for (const [name, list] of Object.entries(times)) {
		const p95 = quantile(list, 0.95);
		console.log(`${name}: p95 ${p95.toFixed(0)} ms of ${list.length}`);
		if (p95 > LIMIT_MS) wrong.push(`${name} took ${p95.toFixed(0)} ms`);
		figure += `${figure ? ', ' : '500 séances p95: '}${name} ${p95.toFixed(0)} ms`;
	}
}

async function checkVersion(address: string): Promise<void> {
	const { etag } = await get(address);
	const known = { [etag]: 304, [`W/${etag}`]: 304, '"other"': 200 };
	for (const [tag, status] of Object.entries(known)) {
		const answer = await fetch(address, { headers: { 'if-none-match': tag } });
		const { length } = Buffer.from(await answer.arrayBuffer());
		if (answer.status !== status || (status === 304) !== (length === 0))
			wrong.push(`${address}: If-None-Match ${tag} gives ${answer.status} and ${length} bytes`);
	}
}

async function get(address: string, type?: string) {
	const answer = await fetch(address);
	if (answer.status !== 200) wrong.push(`${address} answers ${answer.status}`);
	const given = answer.headers.get('content-type');
	if (type && given !== type) wrong.push(`${address} is ${given}`);
	return {
		bytes: Buffer.from(await answer.arrayBuffer()),
		etag: answer.headers.get('etag') ?? '',
		headers: answer.headers
	};
}

function note(what: string, faults: readonly string[]): void {
	wrong.push(...faults.map((fault) => `${what}: ${fault}`));
}
