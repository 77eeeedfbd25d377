import { hub } from '#kernel/server/hub.ts';
import { hubStylesheet } from '#ui/colour.ts';
import type { RequestHandler } from './$types';

const YEAR_S = 31_536_000;

/** The hub's colour as a stylesheet. Its address changes with the colour, so it is kept for a year once asked for by it. */
export const GET: RequestHandler = async ({ url }) => {
	const { colour } = await hub();
	const asked = url.search === `?${colour.slice(1)}`;
	return new Response(hubStylesheet(colour), {
		headers: {
			'content-type': 'text/css; charset=utf-8',
			'cache-control': asked ? `public, max-age=${YEAR_S}, immutable` : 'no-cache'
		}
	});
};
