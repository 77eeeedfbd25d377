import type { RequestEvent } from '@sveltejs/kit';

/** A table or a paper of all that there is of something. */
const PAPER = 60;

/**
 * What a request costs, by its route: about the milliseconds of a processor that it takes beyond a plain page, whoever takes them. The first that fits
 * counts.
 */
const costs: readonly (readonly [route: RegExp, points: number])[] = [
	// what a class of four hundred loads at once: kept, or read from the disk as it is
	[/^\/journey\/\[story\]\/(bundle|words|scene|portrait)\//, 0],
	[/^\/pictures\//, 1],
	[/^\/og\//, 40],
	[/\/export(\/|$)|\/problems$|\/template\//, PAPER],
	[/\.pdf$|\/\[paper\]$|\/dossier\/\[form\]$/, PAPER],
	[/\/data\.json$|\/hand-over$|\.json$/, 30],
	[/\.(ics|atom|geojson)$|^\/sitemap|^\/embed\/(agenda|impact)$|^\/api\/v1\//, 8],
	[/^\/\(public\)\/search$|\/nace$|\/replay\/\[reel\]$/, 10],
	[/^\/journey\/\[story\]\/sync$/, 10]
];

/** A page that is drawn for one reader, or for an address that nobody else asks for. */
const PAGE = 1;
const ASKED = 4;
/** A form is read, its rule is looked at, and a page is drawn. */
const FORM = 4;

/** What is read of observations, and one that is brought. */
const SENSED = 2;
const VALUE = 1;

/** The points that a request takes from whoever sends it: nothing for what is kept or streamed. */
export function costOf({ request, route, url, locals }: RequestEvent): number {
	const id = route.id ?? '';
	const named = costs.find(([pattern]) => pattern.test(id))?.[1];
	if (named !== undefined) return named;
	if (id.startsWith('/api/sensorthings/')) return request.method === 'GET' ? SENSED : VALUE;
	if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return FORM;
	if (!id.startsWith('/(')) return 0;
	if (url.search.length > 1) return ASKED;
	return locals.viewer ? PAGE : 0;
}

/** Whether a request reads so much for its answer that several at once would keep everybody waiting. */
export const readsMuch = (event: RequestEvent): boolean => costOf(event) >= PAPER;
