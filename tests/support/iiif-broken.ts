/** A manifest that is right, and what it becomes when one thing of it is not: written for these tests. */

const PRESENTATION = 'http://iiif.io/api/presentation/3/context.json';
const museum = 'https://museum.example/iiif';

type Json = Record<string, unknown>;

/** A canvas with its picture, and an image service where it has one. */
export const goodCanvas = (number: number, more: Json = {}): Json => ({
	...{ id: `${museum}/canvas/${number}`, type: 'Canvas', label: { fr: [`Vue ${number}`] }, width: 1200, height: 900 },
	items: [
		{
			...{ id: `${museum}/page/${number}`, type: 'AnnotationPage' },
			items: [
				{
					...{ id: `${museum}/annotation/${number}`, type: 'Annotation', motivation: 'painting' },
					body: {
						...{ id: `${museum}/image/${number}.jpg`, type: 'Image', format: 'image/jpeg', width: 1200, height: 900 },
						...more
					},
					target: `${museum}/canvas/${number}`
				}
			]
		}
	]
});

export const goodManifest = (canvases: readonly Json[] = [goodCanvas(1), goodCanvas(2)]): Json => ({
	'@context': PRESENTATION,
	...{ id: `${museum}/manifest.json`, type: 'Manifest', label: { fr: ['Deux vues'] } },
	rights: 'http://creativecommons.org/licenses/by/4.0/',
	requiredStatement: { label: { fr: ['Mention'] }, value: { fr: ['Musée <b>inventé</b>'] } },
	provider: [{ id: museum, type: 'Agent', label: { fr: ['Musée inventé'] } }],
	items: canvases
});

/** Changes something in a copy. @param path keys and places, to what is changed; undefined takes it away */
function changed(given: Json, path: readonly (string | number)[], value: unknown): Json {
	const copy = structuredClone(given);
	const [last, ...way] = path.toReversed();
	let inside = copy as Record<string | number, unknown>;
	for (const step of way.toReversed()) inside = inside[step] as typeof inside;
	if (value === undefined) delete inside[last as string];
	else inside[last as string] = value;
	return copy;
}

const annotation = ['items', 0, 'items', 0, 'items', 0];
const at = (path: readonly (string | number)[], value?: unknown) => changed(goodManifest(), path, value);

/** Twenty ways to be wrong, and the key of the sentence that is said of each. */
export const broken: Readonly<Record<string, readonly [given: unknown, code: string]>> = {
	'no context': [at(['@context']), 'city_iiif_unknown'],
	'the context of something else': [at(['@context'], 'https://schema.org'), 'city_iiif_unknown'],
	'a list instead of a manifest': [[goodManifest()], 'city_iiif_unknown'],
	'no address of its own': [at(['id']), 'city_iiif_missing'],
	'an address that is none': [at(['id'], 'urn:isbn:1234'), 'city_iiif_address'],
	'another type': [at(['type'], 'sc:Manifest'), 'city_iiif_kind'],
	'no label': [at(['label']), 'city_iiif_missing'],
	'a label in the form of version 2': [at(['label'], 'Deux vues'), 'city_iiif_kind'],
	'a label whose texts are in no list': [at(['label'], { fr: 'Deux vues' }), 'city_iiif_kind'],
	'no canvases': [at(['items']), 'city_iiif_missing'],
	'an empty list of canvases': [at(['items'], []), 'city_iiif_missing'],
	'a canvas without a height': [at(['items', 0, 'height']), 'city_iiif_missing'],
	'a canvas of no width': [at(['items', 1, 'width'], 0), 'city_iiif_kind'],
	'a canvas whose width is a text': [at(['items', 0, 'width'], '1200'), 'city_iiif_kind'],
	'two canvases of one address': [at(['items', 1, 'id'], `${museum}/canvas/1`), 'city_iiif_twice'],
	'a picture straight on the canvas': [
		at(['items', 0, 'items', 0], { id: `${museum}/x`, type: 'Image' }),
		'city_iiif_kind'
	],
	'an annotation without an address': [at([...annotation, 'id']), 'city_iiif_missing'],
	'a picture for another canvas': [at([...annotation, 'target'], `${museum}/canvas/9`), 'city_iiif_target'],
	'a choice of nothing': [at([...annotation, 'body'], { type: 'Choice' }), 'city_iiif_missing'],
	'a service that is in no list': [
		at([...annotation, 'body', 'service'], { id: museum, type: 'ImageService3' }),
		'city_iiif_kind'
	],
	'rights in words': [at(['rights'], 'Tous droits réservés'), 'city_iiif_address'],
	'a statement without a value': [at(['requiredStatement'], { label: { fr: ['Mention'] } }), 'city_iiif_missing'],
	'no picture at all': [
		changed(goodManifest([goodCanvas(1)]), [...annotation, 'motivation'], 'commenting'),
		'city_iiif_no_picture'
	],
	'a version 2 without its pages': [
		{
			'@context': 'http://iiif.io/api/presentation/2/context.json',
			'@id': `${museum}/m`,
			'@type': 'sc:Manifest',
			label: 'x',
			sequences: 'x'
		},
		'city_iiif_old'
	]
};
