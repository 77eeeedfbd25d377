import { self as worker } from '$app/service-worker';
import { guideFile, guideOr, guidePage, isFile } from './guide.ts';

/**
 * Keeps one page, so that a reload without a network goes on: that of a story, or a traveller's sheet. The page itself registers it, for its own address alone: it touches no other page.
 * A story is kept as a visitor gets it, so that nothing of anybody's stays here when she signs out. A sheet is its reader's own: it is kept as she gets it, under a name by which signing out
 * finds it, and goes as soon as the hub answers that it is not hers any more. Of the guide it keeps nothing by itself: it answers with what somebody has taken along (guide.ts).
 */
const PLACE = new URL(worker.registration.scope).pathname;
const NAME = `journey ${PLACE}`;
const OWN = `missions ${PLACE}`;
/** Addresses that hold the hash of their content. */
const FIXED = /^\/(hub\.css$|(_app\/immutable|drawn|funding|pictures|journey\/[^/]+\/(bundle|words|scene|portrait))\/)/;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
	const { keep, own } = event.data as { keep?: unknown; own?: unknown };
	if (!Array.isArray(keep)) return;
	const paths = keep.filter((path) => typeof path === 'string');
	const [port] = event.ports;
	event.waitUntil(keepAll(paths, Boolean(own)).then((kept) => port?.postMessage(kept)));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	const { origin, pathname } = url;
	if (request.method !== 'GET' || origin !== worker.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(page(request, url));
	else if (isFile(pathname)) event.respondWith(guideFile(request, pathname));
	else if (FIXED.test(pathname)) event.respondWith(fixed(request, pathname + url.search));
});

/** Keeps what the page says it needs, itself as this reader gets it or without a cookie, and lets go of what it does not need any more. @returns whether all is kept */
async function keepAll(paths: readonly string[], own: boolean): Promise<boolean> {
	const cache = await caches.open(own ? OWN : NAME);
	const all = await Promise.all(paths.map((path) => keepOne(cache, path, own)));
	const kept = await cache.keys();
	const old = kept.filter(({ url }) => !paths.includes(new URL(url).pathname));
	await Promise.all(old.map((request) => cache.delete(request)));
	return all.every(Boolean);
}

async function keepOne(cache: Cache, path: string, own: boolean): Promise<boolean> {
	if (FIXED.test(path) && (await cache.match(path))) return true;
	const response = await fetch(path, { credentials: own ? 'same-origin' : 'omit' }).catch(() => null);
	if (!response?.ok || response.redirected) return false;
	await cache.put(path, response);
	return true;
}

async function page(request: Request, url: URL): Promise<Response> {
	const path = url.pathname;
	try {
		const response = await guideOr(fetch(request), url);
		if (isGone(response) && path === PLACE) await caches.delete(OWN);
		return response;
	} catch (error) {
		const kept = (await of(OWN, path)) ?? (await of(NAME, path)) ?? (await guidePage(url));
		if (kept) return kept;
		throw error;
	}
}

/** Whether whoever reads here has no such page any more: she has signed out, or does not travel. */
const isGone = ({ type, status }: Response): boolean =>
	type === 'opaqueredirect' || (status >= 300 && status < 500 && status !== 429);

/** What is kept under a name; asking makes no cache of it. */
const of = async (name: string, path: string): Promise<Response | undefined> =>
	(await caches.has(name)) ? (await caches.open(name)).match(path) : undefined;

/** Under one address it is the same for all, whatever it was kept for. */
const fixed = async (request: Request, address: string): Promise<Response> =>
	(await caches.match(address, { ignoreVary: true })) ?? fetch(request);
