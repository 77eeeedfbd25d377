import type { Locale } from '#kernel/words.ts';
import { groundOf, previewed } from '../server/index.ts';
import { trailView } from '../trail-view.ts';
import { stopPage } from './shown.server.ts';

/** A trail as it would be published now, for whoever holds the link. @throws 404 */
export async function previewShown(token: string, locale: Locale) {
	const { trail, compiled } = await previewed(token);
	const its = { id: trail.id, slug: trail.slug, manifest: compiled.manifest };
	const shown = trailView(its, `/guide/preview/${token}`, locale);
	return { trail: shown, ground: await groundOf(compiled.hash, shown.map), token };
}

/** A stop of it. @throws 404 */
export async function previewStop(token: string, code: string, url: URL, locale: Locale) {
	const { trail, compiled } = await previewed(token);
	const { manifest, parts } = compiled;
	const read = async (stop: (typeof manifest.stops)[number], lang: Locale) =>
		parts.get(stop.parts[lang]?.hash ?? '')?.part ?? null;
	const base = `/guide/preview/${token}`;
	const { found: _, ...page } = await stopPage({ slug: trail.slug, manifest }, code, {
		base,
		url,
		locale,
		partOf: read
	});
	return { ...page, token };
}
