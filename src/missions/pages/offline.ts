import { pieces, workerOf } from '#web/offline.ts';

const NAMES = 'missions ';

/**
 * Keeps a traveller's own sheet on this device, with what it needs to be read without a network. It is kept as she gets it, for its own address alone, and goes when
 * she signs out here, takes it off, or does not travel any more.
 */
export async function keepSheet(page: string): Promise<boolean> {
	const worker = await workerOf(page);
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
