/** A section that the team has put off is nowhere: no link, no feed, no place on the map of the site, no hit of a search, no open data, no room; back on, all is there again. An empty hub says no word of a section with nothing in it, nor of Mons, in four languages. */
import { href } from '#kernel/address.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { withHub } from './support/hub.ts';
import { type Cookie, cookieLine, sendForm, signedIn } from './support/pages.ts';
import { type Crawled, crawl, pathOf, read } from './support/switches/crawl.ts';
import { emptyHub } from './support/switches/empty.ts';
import { isOf, type Pinned, pinned } from './support/switches/table.ts';

const small = process.argv.includes('--small');
const ALIKE = small ? 1 : 12;
/** Of what is found in a section so many addresses are tried while it is off. */
const TRIED = small ? 2 : 40;

/** What people search for. */
const sought = ['atelier', 'jeu', 'studio', 'projet', 'classe', 'pixel', 'lettre', 'mons'];

const wrong: string[] = [];
let looked = 0;
await withHub({ args: ['--demo'], crowd: true }, ({ url }) => fullHub(url));
const empty = await emptyHub(small);
wrong.push(...empty.wrong);
for (const sentence of [...new Set(wrong)].slice(0, 80)) console.log(`! ${sentence}`);
console.log(
	`switches: ${pinned.length} sections, each off in turn and all at once: ${looked} pages of the full hub and ${empty.pages} of the empty one looked at in ${locales.length} languages, ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;

async function fullHub(url: string): Promise<void> {
	const admin = await signedIn(url, 'admin');
	const before = await look(url);
	const found = new Map(pinned.map((one) => [one.key, pathsOf(before, one)]));
	for (const one of pinned)
		if (!found.get(one.key)?.length) wrong.push(`${one.key}: nothing leads there while it is on`);
	const turns = small ? [pinned] : [...pinned.map((one) => [one]), pinned];
	for (const off of turns) {
		await choose(url, admin, off);
		await holdOff(url, admin, off, found);
	}
	await choose(url, admin, []);
	for (const one of pinned)
		for (const path of (found.get(one.key) ?? []).slice(0, TRIED)) {
			const { status } = await read(url, addressOf(path));
			if (status >= 400) wrong.push(`${one.key}: ${path} answers ${status} once it is on again`);
		}
}

/** The whole hub as a visitor finds it in French, and in a full run its first pages in the other languages. */
async function look(url: string): Promise<Crawled[]> {
	const pages = await crawl(url, { locale: 'fr', alike: ALIKE });
	for (const locale of locales.slice(1)) pages.push(...(await crawl(url, { locale, alike: small ? 0 : 2 })));
	looked += pages.length;
	return pages;
}

function pathsOf(pages: readonly Crawled[], one: Pinned): string[] {
	return [...new Set(pages.flatMap(({ links }) => links.filter((path) => isOf(one, path))))];
}

function addressOf(path: string, locale: Locale = 'fr'): string {
	return /^\/(api|embed|overlay|films)\//.test(path) ? path : href(path, locale);
}

/** Puts these off and all others on, as the team does. */
async function choose(url: string, admin: readonly Cookie[], off: readonly Pinned[]): Promise<void> {
	const on = pinned.filter((one) => !off.includes(one));
	const form = new URLSearchParams(on.map(({ key }) => ['sections', key]));
	await sendForm(url, admin, '/desk/settings?/sections', form);
}

async function holdOff(
	url: string,
	admin: readonly Cookie[],
	off: readonly Pinned[],
	found: ReadonlyMap<string, readonly string[]>
): Promise<void> {
	const pages = await look(url);
	const feeds = await Promise.all(['/fr/agenda.atom', '/fr/agenda.ics', '/sitemap.xml'].map((one) => read(url, one)));
	const rooms = await crawl(url, {
		...{ locale: 'fr', begin: [href('/desk', 'fr').slice(3)], cookie: cookieLine(admin), alike: small ? 1 : 4 },
		into: (path) => path.startsWith('/desk')
	});
	looked += rooms.length;
	const { paths } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { paths: Record<string, unknown> };
	for (const one of off) {
		for (const { path, links, status } of [...pages, ...feeds])
			for (const link of links.filter((link) => isOf(one, link)))
				if (status === 200) wrong.push(`${one.key}: ${path} leads to ${link}`);
		for (const { path, links } of rooms)
			for (const link of links.filter((link) => one.desk.test(link) || isOf(one, link)))
				wrong.push(`${one.key}: in Coulisses ${path} leads to ${link}`);
		for (const path of (found.get(one.key) ?? []).slice(0, TRIED)) await gone(url, one, path);
		for (const name of one.open) {
			if (`/${name}` in paths) wrong.push(`${one.key}: the description of the open data has /${name}`);
			await gone(url, one, `/api/v1/${name}`);
		}
	}
	await search(url, off);
	if (!small) await ownPages(url, off);
}

/** What was promised to somebody stays hers, and leads to nothing that is off. */
async function ownPages(url: string, off: readonly Pinned[]): Promise<void> {
	const cookie = cookieLine(await signedIn(url, 'founder'));
	const into = (path: string) => path.startsWith('/me');
	const pages = await crawl(url, { locale: 'fr', begin: [href('/me', 'fr').slice(3)], cookie, alike: 3, into });
	looked += pages.length;
	for (const { path, status, links } of pages) {
		if (status === 404) wrong.push(`her own ${path} is gone while ${off.map(({ key }) => key).join(', ')} is off`);
		for (const one of off)
			for (const link of links.filter((link) => isOf(one, link)))
				wrong.push(`${one.key}: her own ${path} leads to ${link}`);
	}
}

/** It answers 404, and a page says so in words, with a way on. */
async function gone(url: string, { key, words }: Pinned, path: string): Promise<void> {
	for (const locale of small ? locales.slice(0, 1) : locales) {
		const address = addressOf(path, locale);
		const { status, text, links } = await read(url, address);
		if (status !== 404) wrong.push(`${key}: ${address} answers ${status}`);
		else if (!/\.|^\/api/.test(path) && (text.length < 40 || !links.includes('/')))
			wrong.push(`${key}: ${address} says nothing`);
		else if (words.test(text.split('</header>')[0] ?? ''))
			wrong.push(`${key}: ${address} says « ${words.exec(text)?.[0]} »`);
	}
}

async function search(url: string, off: readonly Pinned[]): Promise<void> {
	for (const q of small ? sought.slice(0, 3) : sought) {
		const data = (await (await fetch(`${url}/api/v1/search?q=${q}`)).json()) as {
			items: { kind: string; path: string }[];
		};
		const page = await read(url, `${href('/search', 'fr')}?q=${q}`);
		for (const one of off) {
			for (const hit of data.items)
				if (one.kinds.includes(hit.kind) || isOf(one, hit.path))
					wrong.push(`${one.key}: a search for ${q} finds ${hit.path}`);
			for (const link of page.links.filter((link) => isOf(one, pathOf(link))))
				wrong.push(`${one.key}: the page of a search for ${q} leads to ${link}`);
		}
	}
}
