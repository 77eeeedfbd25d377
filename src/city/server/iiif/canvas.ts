import { href } from '#kernel/address.ts';
import { plainText } from '#kernel/richtext.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { m } from '#messages';
import type { EditionMedia, EditionStop, Manifest, Part, PartFilm } from '../../edition.ts';
import { audienceName, licenceName } from '../../kinds.ts';
import { signShort } from '../../signed.ts';
import { tilesAddress } from '../tiles/tiles.ts';
import { byLocale, inEach, named, ofWords, pagesIn, rightsAddress } from './terms.ts';

/** A stop that becomes a canvas: what it says in each language, and where it stands. */
type Told = Readonly<{
	/** The address of the manifest, and the word of the trail's address. */
	id: string;
	slug: string;
	manifest: Manifest;
	stop: EditionStop;
	number: number;
	parts: readonly Part[];
}>;

/** A stop: its sound with its picture beside it, or its picture, or the drawing of the trail; its words, and those of its sound, as annotations. */
export function canvasOf(told: Told) {
	const { id, slug, manifest, stop, number } = told;
	const own = `${id}/canvas/${stop.code}`;
	const label = Object.fromEntries(
		Object.entries(stop.parts).map(([locale, { title }]) => [locale, [`${number}. ${title}`]])
	);
	const page = (locale: Locale) => publicUrl() + href(`/guide/${slug}/${stop.code}`, locale);
	const words = [...wordsOf(told, own), ...filmsOf(told, own)];
	const statement = creditsOf(told);
	return {
		...{ id: own, type: 'Canvas', label },
		...shownOn(told, own),
		metadata: [
			{ label: inEach(m.web_code), value: named(stop.code) },
			...(stop.spot ? [{ label: inEach(m.city_spot), value: ofWords(stop.spot) }] : [])
		],
		...(statement && { requiredStatement: statement }),
		homepage: pagesIn(spokenOf(stop, manifest), page, label),
		...(stop.lat !== null && stop.lon !== null && { navPlace: placeOf(own, label, [stop.lon, stop.lat]) }),
		...(words.length && { annotations: [{ id: `${own}/words`, type: 'AnnotationPage', items: words }] })
	};
}

const spokenOf = ({ parts }: EditionStop, { locales: order }: Manifest): Locale[] => order.filter((one) => parts[one]);

type Sound = Readonly<{ hash: string; media: EditionMedia; part: Part; layer: Part['layers'][number] }>;

const soundsOf = ({ parts, manifest }: Told): Sound[] =>
	parts.flatMap((part) =>
		part.layers.flatMap((layer) => {
			const media = layer.sound ? manifest.media[layer.sound] : undefined;
			return layer.sound && media ? [{ hash: layer.sound, media, part, layer }] : [];
		})
	);

function shownOn(told: Told, own: string) {
	const sounds = soundsOf(told).map(soundBody);
	const picture = pictureOf(told);
	if (!sounds.length) return { width: picture.width, height: picture.height, items: painted(own, picture) };
	const beside = { id: `${own}/picture`, type: 'Canvas', width: picture.width, height: picture.height };
	const [only] = sounds;
	return {
		duration: Math.max(...sounds.map(({ duration }) => duration)),
		items: painted(own, sounds.length === 1 && only ? only : { type: 'Choice', items: sounds }),
		...(told.stop.picture && { accompanyingCanvas: { ...beside, items: painted(`${own}/picture`, picture) } })
	};
}

const painted = (canvas: string, body: object) => [
	{
		...{ id: `${canvas}/page`, type: 'AnnotationPage' },
		items: [{ id: `${canvas}/painting`, type: 'Annotation', motivation: 'painting', body, target: canvas }]
	}
];

const soundBody = ({ hash, media, part, layer }: Sound) => ({
	...{
		id: fileAddress(hash),
		type: 'Sound',
		format: 'audio/mpeg',
		duration: media.seconds || 1,
		language: part.locale
	},
	label: byLocale((locale) => audienceName(layer.audience, locale)),
	rights: rightsAddress(media.licence)
});

const fileAddress = (hash: string): string => `${publicUrl()}/guide/files/${hash}`;

function pictureOf({ manifest, stop, slug }: Pick<Told, 'manifest' | 'stop' | 'slug'>) {
	const its = stop.picture ? manifest.media[stop.picture] : undefined;
	return its && stop.picture ? pictureBody(stop.picture, its) : drawnBody(slug, manifest);
}

/** @param hash of its file */
export function pictureBody(hash: string, { width, height, alt, licence, zoom }: EditionMedia) {
	const about = { type: 'Image', ...(alt && { label: ofWords(alt) }), rights: rightsAddress(licence) };
	if (!zoom) return { id: fileAddress(hash), ...about, format: 'image/webp', width: width || 1, height: height || 1 };
	const service = tilesAddress(zoom.hash);
	return {
		...{
			id: `${service}/full/max/0/default.jpg`,
			...about,
			format: 'image/jpeg',
			width: zoom.width,
			height: zoom.height
		},
		service: [{ id: service, type: 'ImageService3', profile: 'level0' }]
	};
}

/** A stop without a picture has the drawing of its trail. */
function drawnBody(slug: string, { locales: [locale = locales[0]] }: Manifest) {
	const id = publicUrl() + href(`/og/guide/${slug}.png`, locale);
	return { id, type: 'Image', format: 'image/png', width: 1200, height: 630 };
}

/** Whose the picture, the sounds and the films are. */
function creditsOf(told: Told) {
	const { stop, manifest } = told;
	const picture = stop.picture ? manifest.media[stop.picture] : undefined;
	const films = told.parts.flatMap(({ layers }) =>
		layers.flatMap(({ film }) => (film && manifest.media[film.hash]) || [])
	);
	const media = [...(picture ? [picture] : []), ...soundsOf(told).map(({ media: its }) => its), ...films];
	if (!media.length) return null;
	const value = byLocale((locale) =>
		[...new Set(media.map(({ owner, licence }) => `${owner}, ${licenceName(licence, locale)}`))].join(' ; ')
	);
	return { label: inEach(m.city_owner), value };
}

/** What a stop says, and the words of its sounds. */
function wordsOf({ parts }: Told, own: string) {
	return parts.flatMap(({ locale, layers }) =>
		layers.flatMap(({ audience, body, transcript }) => [
			note(`${own}/words/${locale}-${audience}`, own, {
				motivation: 'commenting',
				value: plainText(body),
				language: locale
			}),
			...(transcript
				? [
						note(`${own}/words/${locale}-${audience}-sound`, own, {
							motivation: 'supplementing',
							value: transcript,
							language: locale
						})
					]
				: [])
		])
	);
}

/** What a stop says in signs: a film that plays beside the canvas, as a transcript does. */
const filmsOf = ({ parts, manifest }: Told, own: string) =>
	parts.flatMap(({ locale, layers }) =>
		layers.flatMap(({ film }) => {
			const media = film && manifest.media[film.hash];
			if (!film || !media) return [];
			const id = `${own}/words/${locale}-signed-film`;
			return [{ id, type: 'Annotation', motivation: 'supplementing', target: own, body: filmBody(film, media) }];
		})
	);

const filmBody = ({ hash, signedIn }: PartFilm, { width, height, seconds, licence, alt, poster }: EditionMedia) => ({
	...{ id: fileAddress(hash), type: 'Video', format: 'video/mp4', language: signedIn },
	...{ width: width || 1, height: height || 1, duration: seconds || 1, rights: rightsAddress(licence) },
	label: alt ? ofWords(alt) : named(signShort(signedIn)),
	...(poster && { thumbnail: [{ id: fileAddress(poster.hash), type: 'Image', format: 'image/jpeg' }] })
});

const note = (
	id: string,
	target: string,
	{ motivation, ...said }: Readonly<{ motivation: string; value: string; language: Locale }>
) => ({
	...{ id, type: 'Annotation', motivation, target },
	body: { type: 'TextualBody', format: 'text/plain', ...said }
});

const placeOf = (own: string, label: object, coordinates: readonly [number, number]) => ({
	...{ id: `${own}/places`, type: 'FeatureCollection' },
	features: [{ id: `${own}/place`, type: 'Feature', properties: { label }, geometry: { type: 'Point', coordinates } }]
});
