import { dev } from '$app/env';

/** Whether the browser is one that can keep a page. */
export const canKeep = (): boolean => !dev && 'serviceWorker' in navigator && 'caches' in globalThis;

/** Lets the hub's worker (src/service-worker) answer for an address of ours and what is below it, and for no other. */
export async function workerOf(scope: string): Promise<ServiceWorker | null> {
	const registration = await navigator.serviceWorker.register('/service-worker.js', { scope });
	return registration.active ?? registration.waiting ?? registration.installing;
}

const FIXED = /^\/(_app\/immutable|funding)\//;

/** What this page has loaded of ours that never changes under its address. */
export const pieces = (): string[] =>
	performance
		.getEntriesByType('resource')
		.map(({ name }) => new URL(name))
		.filter(({ origin, pathname }) => origin === location.origin && FIXED.test(pathname))
		.map(({ pathname }) => pathname);
