import { href } from '#kernel/address.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import { every } from '#kernel/server/nouns.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { durationSaid } from '#kernel/time.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationById } from '#network/server';
import type { Manifest, Part } from '../../edition.ts';
import { PRESENTATION } from '../../iiif.ts';
import { licenceName } from '../../kinds.ts';
import { partOf, type Served, servedBySlug, servedTrails } from '../serving.ts';
import { canvasOf, pictureBody } from './canvas.ts';
import { byLocale, inEach, NAV_PLACE, named, ofWords, pagesIn, rightsAddress } from './terms.ts';

const collectionAddress = (): string => `${publicUrl()}/guide/iiif/collection.json`;
const manifestAddress = (slug: string): string => `${publicUrl()}/guide/iiif/${slug}/manifest.json`;

type Trail = Readonly<{
	slug: string;
	manifest: Manifest;
	/** What its stops say, by the hash of the part. */
	parts: ReadonlyMap<string, Part>;
	/** The word of the address of whose it is; null where it has no page. */
	keeper: string | null;
}>;

/** A trail as IIIF Presentation 3 says it: a canvas for each of its stops. */
export function asManifest({ slug, manifest, parts, keeper }: Trail) {
	const id = manifestAddress(slug);
	const { title, summary, licence, stops } = manifest;
	const page = (locale: Locale) => publicUrl() + href(`/guide/${slug}`, locale);
	const label = ofWords(title);
	const partsOf = (stop: Manifest['stops'][number]) =>
		manifest.locales.flatMap((locale) => parts.get(stop.parts[locale]?.hash ?? '') ?? []);
	const items = stops.map((stop, at) => canvasOf({ id, slug, manifest, stop, number: at + 1, parts: partsOf(stop) }));
	const placed = items.some((canvas) => 'navPlace' in canvas);
	return {
		'@context': placed ? [NAV_PLACE, PRESENTATION] : PRESENTATION,
		...{ id, type: 'Manifest', label, summary: ofWords(summary), metadata: factsOf(manifest) },
		...{
			rights: rightsAddress(licence),
			requiredStatement: statementOf(manifest),
			provider: [providerOf(manifest, keeper)]
		},
		...thumbnailOf(manifest),
		homepage: pagesIn(manifest.locales, page, label),
		seeAlso: otherShapes(slug, manifest),
		partOf: [{ id: collectionAddress(), type: 'Collection' }],
		items
	};
}

const factsOf = ({ minutes, stepFree }: Manifest) => [
	{ label: inEach(m.city_minutes), value: byLocale((locale) => durationSaid(minutes, locale)) },
	{ label: inEach(m.city_steps), value: inEach(stepFree ? m.city_step_free : m.city_steps_some) }
];

const statementOf = ({ organization, licence }: Manifest) => ({
	label: inEach(m.city_licence),
	value: byLocale((locale) => `${organization.name}, ${licenceName(licence, locale)}`)
});

function providerOf({ organization: { name } }: Manifest, keeper: string | null) {
	const page = (locale: Locale) => publicUrl() + href(keeper ? `/network/${keeper}` : '/', locale);
	return { id: page(locales[0]), type: 'Agent', label: named(name), homepage: pagesIn(locales, page, named(name)) };
}

/** The picture of the first stop that has one. */
function thumbnailOf({ stops, media }: Manifest) {
	const hash = stops.find(({ picture }) => picture)?.picture;
	const its = hash ? media[hash] : undefined;
	// a large one is not fetched for a list
	return hash && its ? { thumbnail: [pictureBody(hash, { ...its, zoom: undefined })] } : {};
}

/** The same trail in other shapes. */
const otherShapes = (slug: string, { locales: [locale = locales[0]] }: Manifest) => [
	{
		...{ id: publicUrl() + href(`/guide/${slug}/trail.gpx`, locale), type: 'Dataset' },
		...{ label: inEach(m.city_gpx), format: 'application/gpx+xml' }
	}
];

/** The manifest of a trail that everybody reads today. @throws 404 */
export async function iiifManifest(slug: string) {
	const served = await servedBySlug(slug);
	const organization = await organizationById(served.manifest.organization.id).catch(() => null);
	const keeper = organization && !organization.deletedAt ? organization.slug : null;
	return asManifest({ slug: served.slug, manifest: served.manifest, parts: await partsIn(served), keeper });
}

async function partsIn({ manifest }: Served): Promise<Map<string, Part>> {
	const found = new Map<string, Part>();
	for (const stop of manifest.stops)
		for (const locale of manifest.locales) {
			const part = await partOf(stop, locale, manifest);
			if (part) found.set(stop.parts[locale]?.hash ?? '', part);
		}
	return found;
}

/** What is read of a trail is a hundred times what the collection says of it. */
const READ_AT_ONCE = 20;

/** All trails that everybody reads today. */
export const iiifCollection = () => sameForAll('iiif collection', collected);

async function collected() {
	const items = await every(async (some) => (await servedTrails(some)).trails.map(memberOf), READ_AT_ONCE);
	return {
		...{ '@context': PRESENTATION, id: collectionAddress(), type: 'Collection', label: inEach(m.city_trails) },
		homepage: pagesIn(locales, (locale) => publicUrl() + href('/guide', locale), inEach(m.city_title)),
		items
	};
}

const memberOf = ({ slug, manifest }: Served) => ({
	...{ id: manifestAddress(slug), type: 'Manifest', label: ofWords(manifest.title) },
	...thumbnailOf(manifest)
});
