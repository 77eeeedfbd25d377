import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { escapeXml } from '#kernel/xml.ts';
import { publicPages } from '#nouns.ts';
import type { RequestHandler } from './$types';

type Page = Readonly<{ path: string; changed?: Date }>;

/** A map may hold 50,000 addresses (https://www.sitemaps.org/protocol.html); of so many as here are no more written at once, which takes 50 ms. */
const MOST = 10_000;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Every public page in each language of the hub, each naming the same page in the others; of a large hub the list of the parts of its map, `?part=1` and on. */
export const GET: RequestHandler = async ({ url }) => {
	const [{ locales }, pages] = await Promise.all([hub(), publicPages()]);
	const together = Math.floor(MOST / locales.length);
	const parts = Math.ceil(pages.length / together);
	const asked = url.searchParams.get('part');
	if (asked === null && parts > 1) return xml(indexOf(parts));
	const part = Number(asked ?? 1);
	if (!Number.isInteger(part) || part < 1 || part > parts) throw missing();
	return xml(mapOf(pages.slice((part - 1) * together, part * together), locales));
};

const indexOf = (parts: number): readonly string[] => [
	`<sitemapindex xmlns="${NAMESPACE}">`,
	...Array.from(
		{ length: parts },
		(_, at) => `<sitemap><loc>${publicUrl()}/sitemap.xml?part=${at + 1}</loc></sitemap>`
	),
	'</sitemapindex>'
];

const mapOf = (pages: readonly Page[], locales: readonly Locale[]): readonly string[] => [
	`<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`,
	...pages.flatMap((page) => entries(page, locales)),
	'</urlset>'
];

const xml = (lines: readonly string[]): Response =>
	new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`, {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});

/** A page in each language; whoever speaks none of them is led to the first, as the page itself says. */
function entries({ path, changed }: Page, locales: readonly Locale[]): string[] {
	const addresses = locales.map((one) => [one, escapeXml(publicUrl() + href(path, one))] as const);
	const same = [...addresses, ...addresses.slice(0, 1).map(([, address]) => ['x-default', address] as const)]
		.map(([language, address]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`)
		.join('');
	const last = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
	return addresses.map(([, address]) => `<url><loc>${address}</loc>${last}${same}</url>`);
}
