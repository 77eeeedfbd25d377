import type { Locale } from '#kernel/words.ts';
import { trailMap } from './drawn-map.ts';
import type { Manifest } from './edition.ts';
import { stopLines, trailFacts } from './view.ts';

/** A trail as its page shows it: made on the server, or of a pack, where there is no network. @param base our own path of the page */
export function trailView(
	{ id, slug, manifest }: Readonly<{ id: string; slug: string; manifest: Manifest }>,
	base: string,
	locale: Locale
) {
	const lines = stopLines(manifest, locale);
	const placed = manifest.stops.flatMap(({ code, lat, lon }, at) =>
		lat === null || lon === null ? [] : [{ code, lat, lon, number: at + 1 }]
	);
	return {
		...{ id, slug, base, title: manifest.title, summary: manifest.summary, ...trailFacts(manifest) },
		stops: manifest.stops.map(({ spot, place, picture }, at) => {
			const its = picture ? manifest.media[picture] : undefined;
			const shown =
				picture && its?.alt ? { hash: picture, width: its.width ?? 0, height: its.height ?? 0, alt: its.alt } : null;
			return { ...(lines[at] as (typeof lines)[number]), spot, place: place?.name ?? null, picture: shown };
		}),
		map: trailMap(placed)
	};
}
