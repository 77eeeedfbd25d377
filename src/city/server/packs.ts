import { hashOf } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { canonical, type Manifest } from '../edition.ts';
import type { Offer } from '../pack.ts';
import { partOf, type Served, servedBySlug } from './serving.ts';

/** What a device needs to know of a trail to keep it; nothing else is offered than what everybody reads. */
export async function offerOf({ slug, number, hash, manifest }: Omit<Served, 'id' | 'approvedAt'>): Promise<Offer> {
	return { slug, number, hash, manifest, sounds: await soundsIn(manifest) };
}

/** The same for a device that asks; one that has it already gets nothing. @throws 404 for a trail that is not published, or no more */
export async function serveOffer(slug: string, asking: Headers): Promise<Response> {
	const body = canonical(await offerOf(await servedBySlug(slug)));
	const etag = `"${hashOf(Buffer.from(body))}"`;
	// it changes with the day too, when a licence ends
	const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache', etag };
	const known = asking.get('if-none-match') === etag;
	return new Response(known ? null : body, { status: known ? 304 : 200, headers });
}

async function soundsIn(manifest: Manifest): Promise<Record<string, string[]>> {
	const sounds: Record<string, string[]> = {};
	for (const stop of manifest.stops)
		for (const [locale, { hash, sound }] of Object.entries(stop.parts)) {
			if (!sound) continue;
			const part = await partOf(stop, locale as Locale, manifest);
			sounds[hash] = part?.layers.flatMap((layer) => layer.sound ?? []) ?? [];
		}
	return sounds;
}
