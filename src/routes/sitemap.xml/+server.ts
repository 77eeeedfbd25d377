import { publishedOfferings, publishedProgrammes } from '#agenda/server';
import { latestNews, publishedPages } from '#editorial/server';
import { publishedStories } from '#journey/server';
import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { escapeXml } from '#kernel/xml.ts';
import { challengesShown, publishedWays, publishedProgrammes as studies } from '#learning/server';
import { organizationNames, placeNames, visiblePeople, works } from '#network/server';
import type { RequestHandler } from './$types';

type Page = Readonly<{ path: string; changed?: Date }>;

/** What one map may hold (https://www.sitemaps.org/protocol.html). */
const MOST = 50_000;
const PAGE = 200;

/** Every public page in each language of the hub, each naming the same page in the others. */
export const GET: RequestHandler = async () => {
	const [{ locales }, pages] = await Promise.all([hub(), publicPages()]);
	const entries = pages.flatMap((page) => locales.map((locale) => entry(page, locale, locales)));
	const body = [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
		...entries.slice(0, MOST),
		'</urlset>'
	];
	return new Response(`${body.join('\n')}\n`, {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});
};

/** Only what a visitor may see: a person who is not public is on no map. */
async function publicPages(): Promise<Page[]> {
	const [partners, where, activities, programmes, people, made, news, pages, taught, asked, ways, stories] =
		await Promise.all([
			organizationNames(),
			placeNames(),
			publishedOfferings(),
			publishedProgrammes(),
			every(async (window) => (await visiblePeople(null, window)).people),
			every(async (window) => (await works(window)).works),
			every(latestNews),
			publishedPages(),
			studies(),
			challengesShown(),
			publishedWays(),
			publishedStories('fr')
		]);
	const below = (path: string, list: readonly { slug: string }[]) =>
		list.map(({ slug }) => ({ path: `${path}/${slug}` }));
	return [
		...[
			'/',
			'/agenda',
			'/antenne',
			'/learning',
			'/learning/classes',
			'/learning/ways',
			'/learning/programmes',
			'/learning/workshops',
			'/learning/challenges',
			'/journey',
			'/network',
			'/people',
			'/gallery',
			'/news',
			'/privacy'
		].map((path) => ({ path })),
		...activities.map(({ slug, updatedAt }) => ({ path: `/agenda/${slug}`, changed: updatedAt })),
		...programmes.map(({ slug, updatedAt }) => ({ path: `/festival/${slug}`, changed: updatedAt })),
		...below('/network', partners),
		...below('/places', where),
		...below('/people', people),
		...below('/gallery', made),
		...below('/learning/programmes', taught),
		...below('/learning/challenges', asked),
		...stories.map(({ story }) => ({ path: `/journey/${story}` })),
		...below('/news', news),
		...below('/learning/ways', ways),
		// the privacy page has an address of its own
		...below(
			'/pages',
			pages.filter(({ kind }) => kind !== 'privacy')
		)
	];
}

type Window = Readonly<{ limit: number; offset: number }>;

/** A list that is given in pages, whole. */
async function every<T>(page: (window: Window) => Promise<readonly T[]>): Promise<T[]> {
	const all: T[] = [];
	for (let more = true; more && all.length < MOST; ) {
		const found = await page({ limit: PAGE, offset: all.length });
		all.push(...found);
		more = found.length === PAGE;
	}
	return all;
}

function entry({ path, changed }: Page, locale: Locale, locales: readonly Locale[]): string {
	const address = (one: Locale) => escapeXml(publicUrl() + href(path, one));
	const others = locales.map((one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${address(one)}"/>`);
	const last = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
	return `<url><loc>${address(locale)}</loc>${last}${others.join('')}</url>`;
}
