import { hashOf } from '#kernel/server/storage.ts';
import { canonical } from '../edition.ts';
import type { CopyLayer } from '../faults.ts';

/** What a text of a stop is known by: two that say the same have the same. */
export function layerSign(layer: Omit<CopyLayer, 'locale' | 'audience'> | null): string {
	if (!layer) return 'none';
	const { title, body, sound, transcript, author, source, film, signedIn } = layer;
	const said = title || body || sound || transcript || film;
	return said
		? hashOf(Buffer.from(canonical({ title, body, sound, transcript, author, source, film, signedIn }))).slice(0, 24)
		: 'none';
}
