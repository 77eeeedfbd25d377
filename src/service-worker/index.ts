import { self as worker } from '$app/service-worker';

/**
 * Keeps the page of one story, so that a reload without a network goes on. That page registers it, for its own address alone: it touches no other page. It is kept as a
 * visitor gets it, so that nothing of anybody's stays here when she signs out.
 */
const NAME = `journey ${new URL(worker.registration.scope).pathname}`;
/** Addresses that hold the hash of their content. */
const FIXED = /^\/(_app\/immutable|journey\/[^/]+\/(bundle|words|scene|portrait))\//;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
	const { keep } = event.data as { keep?: unknown };
	if (Array.isArray(keep)) event.waitUntil(keepAll(keep.filter((path) => typeof path === 'string')));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== worker.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(page(request, pathname));
	else if (FIXED.test(pathname)) event.respondWith(fixed(request, pathname));
});

/** Keeps what the page says it needs, the page itself without a cookie, and lets go of what it does not need any more. */
async function keepAll(paths: readonly string[]): Promise<void> {
	const cache = await caches.open(NAME);
	await Promise.all(paths.map((path) => keepOne(cache, path)));
	const kept = await cache.keys();
	const old = kept.filter(({ url }) => !paths.includes(new URL(url).pathname));
	await Promise.all(old.map((request) => cache.delete(request)));
}

async function keepOne(cache: Cache, path: string): Promise<void> {
	if (FIXED.test(path) && (await cache.match(path))) return;
	const response = await fetch(path, { credentials: 'omit' }).catch(() => null);
	if (response?.ok && !response.redirected) await cache.put(path, response);
}

async function page(request: Request, path: string): Promise<Response> {
	try {
		return await fetch(request);
	} catch (error) {
		const kept = await (await caches.open(NAME)).match(path);
		if (kept) return kept;
		throw error;
	}
}

async function fixed(request: Request, path: string): Promise<Response> {
	const kept = await (await caches.open(NAME)).match(path);
	return kept ?? fetch(request);
}
