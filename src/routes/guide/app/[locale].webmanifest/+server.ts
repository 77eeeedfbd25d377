import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { isLocale } from '#kernel/words.ts';
import { m } from '#messages';
import type { RequestHandler } from './$types';

const png = { type: 'image/png', sizes: '512x512', src: '/icon-512.png' };

/** What a telephone needs to put the guide beside its applications (W3C Web Application Manifest): it begins with the trails that are kept there. */
export const GET: RequestHandler = async ({ params: { locale } }) => {
	const { name, locales } = await hub();
	if (!isLocale(locale) || !locales.includes(locale)) throw missing();
	const title = m.city_title({}, { locale });
	const manifest = {
		...{ id: '/guide', name: `${title} — ${name}`, short_name: title, lang: locale, display: 'standalone' },
		...{ description: m.city_lede({}, { locale }), start_url: href('/guide/kept', locale), scope: '/' },
		...{ background_color: '#faf7f1', theme_color: '#faf7f1' },
		icons: [png, { ...png, purpose: 'maskable' }, { src: '/hub.svg', type: 'image/svg+xml', sizes: 'any' }]
	};
	const headers = { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' };
	return new Response(JSON.stringify(manifest), { headers });
};
