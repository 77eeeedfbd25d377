import { requireNames } from '#agenda/desk/door/door.server.ts';
import { readSheet } from '#agenda/server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { occurrence } = await requireNames(event);
	const { name, content, mediaType } = await readSheet(occurrence.id, event.params.sheet);
	return new Response(new Uint8Array(content), {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
};
