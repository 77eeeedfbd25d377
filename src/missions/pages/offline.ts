import { dev } from '$app/env';

const NAMES = 'missions ';

/** Whether the browser is one that can keep a page. */
export const canKeep = (): boolean => !dev && 'serviceWorker' in navigator && 'caches' in globalThis;

/**
 * Keeps a traveller's own sheet on this device, with what it needs to be read without a network. It is kept as she gets it, for its own address alone, and goes when
 * she signs out here, takes it off, or does not travel any more.
 */
export async function keepSheet(page: string): Promise<boolean> {
	const registration = await navigator.serviceWorker.register('/service-worker.js', { scope: page });
	const worker = registration.active ?? registration.waiting ?? registration.installing;
	if (!worker) return false;
	const { port1, port2 } = new MessageChannel();
	const kept = new Promise<boolean>((resolve) => {
		port1.onmessage = ({ data }) => resolve(data === true);
	});
	worker.postMessage({ keep: [page, ...new Set(pieces())], own: NAMES }, [port2]);
	return kept;
}

/** Takes all kept sheets off this device. */
export async function forgetSheets(): Promise<void> {
	if (!('caches' in globalThis)) return;
	const names = (await caches.keys()).filter((name) => name.startsWith(NAMES));
	await Promise.all(names.map((name) => caches.delete(name)));
}

/** What the page itself has loaded of ours that never changes under its address. */
const pieces = (): string[] =>
	performance
		.getEntriesByType('resource')
		.map(({ name }) => new URL(name))
		.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_app/immutable/'))
		.map(({ pathname }) => pathname);
