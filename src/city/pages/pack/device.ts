import type { Part } from '../../edition.ts';
import {
	bytesOf,
	difference,
	fileAddress,
	filesOf,
	type Kept,
	type Offer,
	offerAddress,
	type Wanted
} from '../../pack.ts';

/** Behind which each pack has its slug: a cache of its own, which goes as a whole. */
const NAMES = 'guide ';
const FILE = /\/guide\/files\/([0-9a-f]{64})$/;

/** A trail on this device: as it is read, as it was begun to be fetched, and how much of that has come. */
export type Pack = Readonly<{ slug: string; kept: Kept | null; begun: Kept | null; came: number }>;

export const openPack = (slug: string): Promise<Cache> => caches.open(NAMES + slug);
const isKept = (slug: string): Promise<boolean> => caches.has(NAMES + slug);

/** All trails on this device. */
export async function packsHere(): Promise<Pack[]> {
	const names = (await caches.keys()).filter((name) => name.startsWith(NAMES));
	const all = await Promise.all(names.map((name) => packHere(name.slice(NAMES.length))));
	return all.filter(({ kept, begun }) => kept ?? begun);
}

export async function packHere(slug: string): Promise<Pack> {
	const store = await openPack(slug);
	const [kept, begun] = [await readAs<Kept>(store, offerAddress(slug)), await readAs<Kept>(store, begunAddress(slug))];
	return { slug, kept, begun, came: begun ? await cameOf(store, begun) : 0 };
}

const begunAddress = (slug: string): string => `${offerAddress(slug)}?begun`;

async function readAs<T>(store: Cache, address: string): Promise<T | null> {
	const found = await store.match(address);
	return found ? ((await found.json()) as T) : null;
}

/** Writes down what is being fetched, so that it can go on after the browser was closed. */
export const begin = (store: Cache, kept: Kept): Promise<void> =>
	store.put(begunAddress(kept.slug), new Response(JSON.stringify(kept)));

/** What is read from now on. */
const read = (store: Cache, kept: Kept): Promise<void> =>
	store.put(offerAddress(kept.slug), new Response(JSON.stringify(kept)));

/** All of it is there: it is what is read from now on, and what only an older edition needed goes. */
export async function become(store: Cache, kept: Kept): Promise<void> {
	await read(store, kept);
	await store.delete(begunAddress(kept.slug));
	const { gone } = difference(filesOf(kept, kept), await thereIn(store));
	await leaveOut(store, gone);
}

/** It is read without some of its media, which leave the device. */
export async function lessen(store: Cache, after: Kept, ended: readonly string[]): Promise<void> {
	if (!ended.length) return;
	await read(store, after);
	await leaveOut(store, ended);
}

async function leaveOut(store: Cache, hashes: readonly string[]): Promise<void> {
	await Promise.all(hashes.map((hash) => store.delete(fileAddress(hash), { ignoreSearch: true })));
}

/** The hashes of the files that are there, whole. */
export async function thereIn(store: Cache): Promise<Set<string>> {
	return new Set((await store.keys()).flatMap(({ url }) => FILE.exec(url)?.[1] ?? []));
}

/** What is still to be fetched, in bytes. */
export async function missingBytes(offer: Offer, wanted: Wanted): Promise<number> {
	const there = (await isKept(offer.slug)) ? await thereIn(await openPack(offer.slug)) : new Set<string>();
	return bytesOf(difference(filesOf(offer, wanted), there).missing);
}

async function cameOf(store: Cache, begun: Kept): Promise<number> {
	const all = filesOf(begun, begun);
	const { missing } = difference(all, await thereIn(store));
	const begunFiles = await Promise.all(missing.map(({ hash }) => piecesOf(store, hash)));
	return bytesOf(all) - bytesOf(missing) + begunFiles.flat().reduce((sum, { size }) => sum + size, 0);
}

/** What has come of a file that is not there as a whole, in its order. */
export async function piecesOf(store: Cache, hash: string): Promise<Blob[]> {
	const pieces: Blob[] = [];
	for (let at = 0; ; at += pieces.at(-1)?.size ?? 0) {
		const piece = await store.match(pieceAddress(hash, at));
		const content = await piece?.blob();
		if (!content?.size) return pieces;
		pieces.push(content);
	}
}

export const pieceAddress = (hash: string, at: number): string => `${fileAddress(hash)}?from=${at}`;

/** What a stop says, from this device; null where it is not there. */
export async function keptPart(slug: string, hash: string): Promise<Part | null> {
	return readAs<Part>(await openPack(slug), fileAddress(hash));
}

/** Takes a pack off this device. */
export const forget = (slug: string): Promise<boolean> => caches.delete(NAMES + slug);

/** Does something with a pack that no other tab does at the same time. @returns null when one does */
export async function alone<T>(slug: string, act: () => Promise<T>): Promise<T | null> {
	if (!navigator.locks) return act();
	return navigator.locks.request(NAMES + slug, { ifAvailable: true }, async (lock) => (lock ? act() : null));
}

/** Waits until another tab has done with it. */
export const whenFree = async (slug: string): Promise<void> => navigator.locks?.request(NAMES + slug, () => undefined);

/** What visits take of this device, and about how much is left for them, in bytes; null where the browser does not say. */
export async function roomHere(): Promise<{ taken: number; left: number } | null> {
	const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
	return quota === undefined ? null : { taken: usage, left: Math.max(0, quota - usage) };
}
