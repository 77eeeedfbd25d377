import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { MOST_PAGES } from '#kernel/server/nouns.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { escapeXml } from '#kernel/xml.ts';
import { publicPages } from '#nouns.ts';
import type { RequestHandler } from './$types';

type Page = Readonly<{ path: string; changed?: Date }>;

/** Every public page in each language of the hub, each naming the same page in the others. */
export const GET: RequestHandler = async () => {
	const [{ locales }, pages] = await Promise.all([hub(), publicPages()]);
	const entries = pages.flatMap((page) => locales.map((locale) => entry(page, locale, locales)));
	const body = [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
		...entries.slice(0, MOST_PAGES),
		'</urlset>'
	];
	return new Response(`${body.join('\n')}\n`, {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});
};

function entry({ path, changed }: Page, locale: Locale, locales: readonly Locale[]): string {
	const address = (one: Locale) => escapeXml(publicUrl() + href(path, one));
	const others = locales.map((one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${address(one)}"/>`);
	const last = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
	return `<url><loc>${address(locale)}</loc>${last}${others.join('')}</url>`;
}
