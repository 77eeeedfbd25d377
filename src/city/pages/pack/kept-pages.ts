import type { Locale } from '#kernel/words.ts';
import { pieces, workerOf } from '#web/offline.ts';
import { version } from '$app/env';
import { packsHere } from './device.ts';

/** Where the page that draws kept trails is itself, with what it needs; the worker knows both names (src/service-worker/guide.ts). */
const PAGES = 'guide';
const LIST = '/guide/pages';
/** Of printed codes. */
const CODES = '/g/';
/** What its HTML names of ours that it cannot be drawn without. */
const PIECE = /(?:_app\/immutable|pictures)\/[\w./-]+|hub\.css\?\w+/g;

type List = Readonly<{ version: string; day: string; pages: Readonly<Partial<Record<Locale, string>>> }>;
type Address = Readonly<{ locale: Locale; address: string }>;

/**
 * Keeps the page that draws trails, in each language in which one is kept, as a visitor gets it: nothing of who reads here stays on the device. Once a day, and when the program is another.
 * @param addresses of this page in each language
 */
export async function keepPages(addresses: readonly Address[]): Promise<void> {
	const spoken = new Set((await packsHere()).flatMap(({ kept, begun }) => (kept ?? begun)?.locales ?? []));
	const wanted = addresses.filter(({ locale }) => spoken.has(locale));
	if (!wanted.length) return forgetPages(addresses);
	const cache = await caches.open(PAGES);
	const day = new Date().toISOString().slice(0, 10);
	const known = (await (await cache.match(LIST))?.json()) as List | undefined;
	const isFresh = known?.version === version && known.day === day;
	if (isFresh && wanted.every(({ locale, address }) => known.pages[locale] === address)) return;
	const pages = Object.fromEntries(wanted.map(({ locale, address }) => [locale, address]));
	await keepAll(cache, wanted);
	await cache.put(LIST, new Response(JSON.stringify({ version, day, pages } satisfies List)));
	for (const { address } of wanted) await workerOf(frontOf(address));
	await workerOf(CODES);
}

/** The guide begins above its kept page. */
const frontOf = (address: string): string => address.slice(0, address.lastIndexOf('/'));

/** What the pages need is there before they are, and what they need no more goes last. */
async function keepAll(cache: Cache, wanted: readonly Address[]): Promise<void> {
	const pages = await Promise.all(wanted.map(({ address }) => fetchPage(address)));
	const needs = new Set([...pieces(), ...pages.flatMap(({ needs: its }) => its)]);
	const there = new Set((await cache.keys()).map(({ url }) => url.slice(location.origin.length)));
	await cache.addAll([...needs].filter((path) => !there.has(path)));
	for (const { address, response } of pages) await cache.put(address, response);
	const stays = new Set([...needs, ...wanted.map(({ address }) => address), LIST]);
	await Promise.all([...there].filter((path) => !stays.has(path)).map((path) => cache.delete(path)));
}

async function fetchPage(address: string) {
	const response = await fetch(address, { credentials: 'omit', redirect: 'error' });
	if (!response.ok) throw new TypeError(`${address}: ${response.status}`);
	const html = await response.clone().text();
	return { address, response, needs: [...html.matchAll(PIECE)].map(([path]) => `/${path}`) };
}

/** The last trail has left: so does the page, and nothing answers for the guide but the hub. */
async function forgetPages(addresses: readonly Address[]): Promise<void> {
	await caches.delete(PAGES);
	const ours = new Set([CODES, ...addresses.map(({ address }) => frontOf(address))]);
	for (const registration of await navigator.serviceWorker.getRegistrations())
		if (ours.has(new URL(registration.scope).pathname)) await registration.unregister();
}
