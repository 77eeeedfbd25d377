import { gpxOf, servedBySlug } from '#city/server';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { RequestHandler } from './$types';

/** The stops of a trail for walkers' devices. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) => {
	const served = await servedBySlug(params.trail);
	const address = (code: string) => publicUrl() + href(`/guide/${served.slug}/${code}`, locale);
	return new Response(gpxOf(served, locale, address), {
		headers: {
			'content-type': 'application/gpx+xml; charset=utf-8',
			'content-disposition': `attachment; filename="${served.slug}.gpx"`,
			'cache-control': 'no-cache'
		}
	});
};
