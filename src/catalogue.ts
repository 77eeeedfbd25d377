import type { Hub } from '#kernel/hub.ts';
import { languageOf } from '#kernel/languages.ts';
import type { OpenData } from '#kernel/server/open-data.ts';
import { say } from '#kernel/words.ts';

const vocabulary = 'http://publications.europa.eu/resource/authority';
const JSON_FILE = `${vocabulary}/file-type/JSON`;

/**
 * The open data of a hub as a catalogue that other portals harvest (DCAT-AP 3.0.0, as JSON-LD 1.1): each collection is a dataset with its address, and all are served by one data service.
 * @param site the hub's address, without a slash at its end.
 */
export function catalogueOf(hub: Hub, collections: readonly OpenData[], site: string): object {
	const api = `${site}/api/v1`;
	const [locale = 'fr'] = hub.locales;
	const publisher = { '@id': `${site}/#publisher` };
	const datasets = collections.map((one) => datasetOf(one, api, publisher));
	return {
		'@context': context,
		'@id': `${api}/catalog`,
		'@type': 'dcat:Catalog',
		'dct:title': [{ '@value': hub.name, '@language': locale }],
		'dct:description': hub.locales.map((its) => ({ '@value': say(hub.intro, its).text, '@language': its })),
		'dct:publisher': { ...publisher, '@type': 'foaf:Agent', 'foaf:name': hub.name, 'foaf:homepage': { '@id': site } },
		'foaf:homepage': { '@id': site },
		'dct:language': hub.locales.map((its) => ({
			'@id': `${vocabulary}/language/${languageOf(its).iso3.toUpperCase()}`
		})),
		'dcat:dataset': datasets,
		'dcat:service': {
			'@id': api,
			'@type': 'dcat:DataService',
			'dct:title': [{ '@value': `${hub.name}, API v1`, '@language': 'en' }],
			'dct:publisher': publisher,
			'dcat:endpointURL': { '@id': api },
			'dcat:endpointDescription': { '@id': `${api}/openapi.json` },
			'dcat:servesDataset': datasets.map((dataset) => ({ '@id': dataset['@id'] }))
		}
	};
}

function datasetOf({ path, summary, gives }: OpenData, api: string, publisher: object) {
	const address = `${api}${path}`;
	return {
		'@id': `${address}#dataset`,
		'@type': 'dcat:Dataset',
		'dct:identifier': address,
		'dct:title': [{ '@value': summary, '@language': 'en' }],
		'dct:description': [{ '@value': gives, '@language': 'en' }],
		'dct:publisher': publisher,
		'dct:accessRights': { '@id': `${vocabulary}/access-right/PUBLIC` },
		'dcat:distribution': {
			'@id': `${address}#json`,
			'@type': 'dcat:Distribution',
			'dct:title': [{ '@value': summary, '@language': 'en' }],
			'dcat:accessURL': { '@id': address },
			'dcat:downloadURL': { '@id': address },
			'dct:format': { '@id': JSON_FILE },
			'dcat:mediaType': { '@id': 'http://www.iana.org/assignments/media-types/application/json' },
			'dcat:accessService': { '@id': api }
		}
	};
}

const context = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/'
} as const;
