import { areaInk } from '#kernel/area.ts';
import { missing } from '#kernel/errors.ts';
import { draw } from '#kernel/server/drawing.ts';
import { hub } from '#kernel/server/hub.ts';
import { signature } from '#kernel/server/signature.ts';
import { subjectOf } from '#nouns.ts';
import { tonesOf } from '#ui/colour.ts';
import { typeset } from '#ui/typeset.ts';
import type { RequestHandler } from './$types';

/** The picture that a page shows where it is shared: `/fr/og/agenda/cafe.png` is that of `/fr/agenda/cafe`, and `/fr/og/home.png` that of the home page. */
export const GET: RequestHandler = async ({ params, request, locals: { locale } }) => {
	const [, path] = /^([a-z0-9/-]{1,200})\.png$/.exec(params.page) ?? [];
	if (!path) throw missing();
	const [{ colour }, signed, { area, kicker, title, lines = [] }] = await Promise.all([
		hub(),
		signature(),
		subjectOf(`/${path}`, locale)
	]);
	const said = { kicker, title: typeset(title, locale), lines: lines.filter(Boolean), signed };
	const { text, fill } = tonesOf(colour).light;
	// the home page wears the hub's own colour, as it reads on paper: white reads on it, too
	const inks = path === 'home' ? { colour: text, ink: text } : areaInk[area];
	const { png, etag } = await draw({ ...inks, ...said, loose: fill });
	const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600', etag };
	if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
	return new Response(new Uint8Array(png), { headers });
};
