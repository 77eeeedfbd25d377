import type { RequestEvent } from '@sveltejs/kit';

/**
 * What a request costs, by its route: about the milliseconds of a processor that it takes beyond a plain page, whoever takes them. The first that fits
 * counts.
 */
const costs: readonly (readonly [route: RegExp, points: number])[] = [
	// what a class of four hundred loads at once: kept, or read from the disk as it is
	[/^\/journey\/\[story\]\/(bundle|words|scene|portrait)\//, 0],
	[/^\/pictures\//, 1],
	[/^\/og\//, 40],
	[/\/export(\/|$)|\/problems$|\/template\//, 60],
	[/\.pdf$|\/\[paper\]$|\/dossier\/\[form\]$/, 60],
	[/\/data\.json$|\/hand-over$|\.json$/, 30],
	[/\.(ics|atom|geojson)$|^\/sitemap|^\/embed\/agenda$|^\/api\/v1\//, 8],
	[/^\/\(public\)\/search$|\/nace$|\/replay\/\[reel\]$/, 10],
	[/^\/journey\/\[story\]\/sync$/, 10]
];

/** A page that is drawn for one reader, or for an address that nobody else asks for. */
const PAGE = 1;
const ASKED = 4;
/** A form is read, its rule is looked at, and a page is drawn. */
const FORM = 4;

/** The points that a request takes from whoever sends it: nothing for what is kept or streamed. */
export function costOf({ request, route, url, locals }: RequestEvent): number {
	const id = route.id ?? '';
	const named = costs.find(([pattern]) => pattern.test(id))?.[1];
	if (named !== undefined) return named;
	if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return FORM;
	if (!id.startsWith('/(')) return 0;
	if (url.search.length > 1) return ASKED;
	return locals.viewer ? PAGE : 0;
}
