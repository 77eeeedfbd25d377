import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { locales } from '#kernel/words.ts';
import type { RequestHandler } from './$types';

/** What is of one person, or for the team, is no page for a search engine (RFC 9309). */
const closed = ['/me', '/mine', '/desk', '/booking', '/sign-in'];

export const GET: RequestHandler = () => {
	const lines = [
		'User-agent: *',
		...locales.flatMap((locale) =>
			closed.flatMap((path) => [`Disallow: ${href(path, locale)}$`, `Disallow: ${href(path, locale)}/`])
		),
		'Disallow: /api/auth/',
		'Disallow: /demo/',
		'',
		`Sitemap: ${publicUrl()}/sitemap.xml`
	];
	return new Response(`${lines.join('\n')}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});
};
