import { createPartialResponse } from 'workbox-range-requests';
import { self as worker } from '$app/service-worker';

/** Where a device keeps the page that draws its trails, and where that page is in each language it was kept in (src/city/pages/pack/kept-pages.ts). */
const PAGES = 'guide';
const LIST = '/guide/pages';
/** For so long a network may say nothing. */
const PATIENCE_MS = 4000;

/** A file of a published trail, by the hash of its content. That of a preview has a token behind it, and is nobody's to keep. */
const FILE = /^\/guide\/files\/[0-9a-f]{64}$/;
export const isFile = (path: string): boolean => FILE.test(path);

/** A file as the device has it, or the piece of it that was asked for: Safari plays no sound without a 206. */
export async function guideFile(request: Request, path: string): Promise<Response> {
	const kept = await caches.match(path, { ignoreVary: true });
	if (!kept) return fetch(request);
	return request.headers.has('range') ? pieceOf(kept, request) : kept;
}

/** What begins behind the end is refused, and what ends there is cut off (RFC 9110, 14.1.2): `createPartialResponse` has it the other way round. */
async function pieceOf(kept: Response, request: Request): Promise<Response> {
	const { size } = await kept.clone().blob();
	const [, start = '', end = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
	if (Number(start) >= size)
		return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
	const whole = new Request(request.url, { headers: { range: `bytes=${start}-` } });
	return createPartialResponse(start && Number(end) >= size ? whole : request, kept);
}

/** What comes of the network, or what is kept where it says nothing for long: under thick walls a telephone believes that it has one. */
export async function guideOr(fetching: Promise<Response>, url: URL): Promise<Response> {
	const late = new Promise<undefined>((resolve) => {
		setTimeout(resolve, PATIENCE_MS);
	});
	const answer = await Promise.race([fetching, late]);
	// a hub that is being mended is no better than none
	if (answer && answer.status < 500) return answer;
	return (await guidePage(url, true)) ?? answer ?? fetching;
}

/**
 * The kept page that answers for an address of the guide without a network, or the way to what it shows there.
 * @param slow there is a network perhaps: only what is on the device is worth not to wait for it
 */
export async function guidePage({ pathname, searchParams }: URL, slow = false): Promise<Response | undefined> {
	if (!(await caches.has(PAGES))) return undefined;
	const cache = await caches.open(PAGES);
	const own = await cache.match(pathname, { ignoreVary: true });
	if (own) return own;
	const list = await cache.match(LIST);
	const lead = list && leadTo((await list.json()) as List, pathname, searchParams.get('code') ?? '');
	if (!lead || (slow && !(await caches.match(`/guide/packs/${lead.trail}`)))) return undefined;
	return Response.redirect(lead.to);
}

type List = Readonly<{ pages: Readonly<Record<string, string>> }>;
type Lead = Readonly<{ to: string; trail?: string }>;

/** @param typed what somebody typed as a code where the guide begins */
function leadTo({ pages }: List, path: string, typed: string): Lead | undefined {
	const [, code] = /^\/g\/(\w{4})$/.exec(path) ?? [];
	// the page itself looks which language she has chosen before on this device
	if (code) return { to: `${pageFor(pages)}?scan#${code.toUpperCase()}` };
	for (const page of Object.values(pages)) {
		const front = page.slice(0, page.lastIndexOf('/'));
		if (path === front) return { to: `${page}#${typed.replace(/\W/g, '').toUpperCase()}` };
		if (!path.startsWith(`${front}/`)) continue;
		const [trail = '', stop = '', more] = path.slice(front.length + 1).split('/');
		if (more === undefined && /^(\w{4})?$/.test(stop)) return { to: `${page}#${stop.toUpperCase() || trail}`, trail };
	}
	return undefined;
}

/** In the first language of the telephone that is kept. */
function pageFor(pages: List['pages']): string {
	const spoken = worker.navigator.languages.map((one) => pages[one.slice(0, 2)]);
	return spoken.find(Boolean) ?? Object.values(pages)[0] ?? '';
}
