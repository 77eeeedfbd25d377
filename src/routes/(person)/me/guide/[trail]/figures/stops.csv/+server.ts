import { figuresFile } from '#city/pages/figures.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { RequestHandler } from './$types';

/** The figures of the stops: `?range=week`, `month` or `year`. */
export const GET: RequestHandler = async (event) => {
	const at = await requireTrail(event);
	const { content, mediaType, name } = await figuresFile(at, event.url, event.locals.locale);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
};
