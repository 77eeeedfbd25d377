import { pictureOf } from '#kernel/server/pictures.ts';
import type { RequestHandler } from './$types';

/** A picture never changes under its hash. */
export const GET: RequestHandler = async ({ params }) => {
	const { content, mediaType } = await pictureOf(params.hash, Number(params.width));
	return new Response(new Uint8Array(content), {
		headers: { 'content-type': mediaType, 'cache-control': 'public, max-age=31536000, immutable' }
	});
};
