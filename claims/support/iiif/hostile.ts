import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { broken, goodCanvas, goodManifest } from '../../../tests/support/iiif-broken.ts';
import { endless } from './endless.ts';

type Answer = (response: ServerResponse, asked: IncomingMessage) => void;

const json =
	(value: unknown): Answer =>
	(response) =>
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const bytes =
	(type: string, content: Buffer | string): Answer =>
	(response) =>
		response.writeHead(200, { 'content-type': type }).end(content);
const status =
	(code: number, headers: Record<string, string> = {}): Answer =>
	(response) =>
		response.writeHead(code, headers).end();

const picture = (width: number, height: number): Promise<Buffer> =>
	sharp({ create: { width, height, channels: 3, background: '#357' } })
		.jpeg()
		.toBuffer();

const PRESENTATION = 'http://iiif.io/api/presentation/3/context.json';
const info = (url: string, name: string, more: object): Record<string, unknown> => ({
	...{ '@context': 'http://iiif.io/api/image/3/context.json', id: `${url}/${name}`, type: 'ImageService3' },
	...{ protocol: 'http://iiif.io/api/image', profile: 'level1', width: 3200, height: 2400, ...more }
});
const drip: Answer = (response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	const timer = setInterval(() => response.write(' '), 500);
	response.on('close', () => clearInterval(timer));
};
const bomb = (): Promise<Buffer> =>
	sharp({ create: { width: 8100, height: 8100, channels: 3, background: '#000' } })
		.png({ compressionLevel: 9 })
		.toBuffer();
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const auth = [
	{
		'@context': 'http://iiif.io/api/auth/2/context.json',
		id: 'https://museum.example/probe',
		type: 'AuthProbeService2'
	}
];

/** Addresses that are typed, and the sentence that each comes back with. `slow` ones are waited for. */
type Hostile = Readonly<{
	url: string;
	asked: string[];
	/** What is typed, and the key of what is said of it. */
	typed: Readonly<Record<string, readonly [address: string, code: string]>>;
	/** Image services whose picture is taken, and the key of what is said of it. */
	taken: Readonly<Record<string, readonly [address: string, code: string]>>;
	close: () => Promise<void>;
}>;

/** A web server on this machine, on which nothing is what it should be. */
export async function hostileServer(): Promise<Hostile> {
	const asked: string[] = [];
	const pages = new Map<string, Answer>();
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		asked.push(path);
		const answer = pages.get(path) ?? pages.get(path.replace(/\/full\/.*$/, '/*')) ?? status(404);
		answer(response, request);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	await fill(pages, url);
	const at = (path: string, code: string) => [`${url}${path}`, code] as const;
	return {
		...{ url, asked, typed: { ...typedAt(at), ...brokenAt(at) }, taken: takenAt(at) },
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

async function fill(pages: Map<string, Answer>, url: string): Promise<void> {
	const canvas = JSON.stringify(goodCanvas(1));
	const many = JSON.stringify(goodManifest([])).replace(
		'"items":[]',
		`"items":[${`${canvas},`.repeat(99_999)}${canvas}]`
	);
	for (const [name, [given]] of Object.entries(broken)) pages.set(`/broken/${encodeURIComponent(name)}`, json(given));
	const answers: Record<string, Answer> = {
		'/endless': endless('application/json', ' '),
		'/drip': drip,
		'/page': bytes('text/html', '<!doctype html><title>Musée</title>'),
		'/picture': bytes('image/jpeg', await picture(40, 30)),
		'/zipped': (response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30 * 1024 * 1024, ' '))),
		'/round': status(302, { location: '/round' }),
		'/ftp': status(302, { location: 'ftp://museum.example/manifest.json' }),
		'/locked': status(401, { 'www-authenticate': 'Basic' }),
		'/error': status(500),
		'/deep': bytes(
			'application/json',
			`{"@context":"${PRESENTATION}","items":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
		),
		'/many': bytes('application/json', many),
		'/auth': json(goodManifest([goodCanvas(1, { service: [{ ...info(url, 'auth', { service: auth }) }] })])),
		'/circle': json({
			'@context': PRESENTATION,
			id: `${url}/circle`,
			type: 'Collection',
			label: { fr: ['Le cercle'] },
			items: [{ id: `${url}/circle`, type: 'Collection', label: { fr: ['Le cercle'] } }]
		}),
		'/gigantic/info.json': json(info(url, 'gigantic', { width: 2_000_000_000, height: 2_000_000_000 })),
		'/lies/info.json': json(info(url, 'lies', {})),
		'/lies/*': bytes('image/jpeg', await picture(900, 2400)),
		'/bomb/info.json': json(info(url, 'bomb', {})),
		'/bomb/*': bytes('image/png', await bomb()),
		'/script/info.json': json(info(url, 'script', {})),
		'/script/*': bytes('image/svg+xml', svg),
		'/flood/info.json': json(info(url, 'flood', {})),
		'/flood/*': endless('image/jpeg', '\xff'),
		'/closed/info.json': json(info(url, 'closed', { service: auth })),
		'/only/info.json': json(info(url, 'only', { profile: 'level0', width: 90_000, height: 60_000 })),
		'/good/info.json': json(info(url, 'good', {})),
		'/good/*': bytes('image/jpeg', await picture(3200, 2400))
	};
	for (const [path, answer] of Object.entries(answers)) pages.set(path, answer);
}

type At = (path: string, code: string) => readonly [string, string];

const brokenAt = (at: At) =>
	Object.fromEntries(
		Object.entries(broken).map(([name, [, code]]) => [name, at(`/broken/${encodeURIComponent(name)}`, code)])
	);

const typedAt = (at: At): Hostile['typed'] => ({
	'an endless answer': at('/endless', 'city_iiif_big'),
	'an answer that drips': at('/drip', 'city_iiif_slow'),
	'a page': at('/page', 'city_iiif_page'),
	'a picture': at('/picture', 'city_iiif_not_json'),
	'a small file that unpacks into a large one': at('/zipped', 'city_iiif_big'),
	'redirects without end': at('/round', 'city_iiif_redirects'),
	'a redirect away from the web': at('/ftp', 'city_iiif_redirects'),
	'a password': at('/locked', 'city_iiif_sign_in'),
	'an error': at('/error', 'city_iiif_status'),
	'a file nested without end': at('/deep', 'city_iiif_deep'),
	'a hundred thousand canvases': at('/many', 'city_iiif_big'),
	'another protocol': ['ftp://museum.example/manifest.json', 'city_iiif_web'],
	'a file of the machine': ['file:///etc/passwd', 'city_iiif_web'],
	'a script': ['javascript:alert(1)', 'city_iiif_web'],
	'a name and a password': ['https://ada:secret@museum.example/manifest.json', 'city_iiif_web']
});

const takenAt = (at: At): Hostile['taken'] => ({
	'a picture of two thousand million pixels a side': at('/gigantic/info.json', 'city_iiif_huge'),
	'a picture that is not the one described': at('/lies/info.json', 'city_iiif_lies'),
	'a small file that becomes a gigantic picture': at('/bomb/info.json', 'kernel_picture_large'),
	'a drawing that is a program': at('/script/info.json', 'city_iiif_not_picture'),
	'a picture without end': at('/flood/info.json', 'city_iiif_big'),
	'a picture behind a door': at('/closed/info.json', 'city_iiif_sign_in'),
	'a picture in one size that is too large': at('/only/info.json', 'city_iiif_sizes')
});
