import { missing } from '#kernel/errors.ts';
import { draw } from '#kernel/server/drawing.ts';
import type { RequestHandler } from './$types';
import { posterOf } from './posters.server.ts';

/** The picture that a page shows where it is shared: `/fr/og/agenda/cafe.png` is that of `/fr/agenda/cafe`, and `/fr/og/home.png` that of the home page. */
export const GET: RequestHandler = async ({ params, request, locals }) => {
	const [, path] = /^([a-z0-9/-]{1,200})\.png$/.exec(params.page) ?? [];
	if (!path) throw missing();
	const { png, etag } = await draw(await posterOf(path.split('/'), locals.locale));
	const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600', etag };
	if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
	return new Response(new Uint8Array(png), { headers });
};
