import { emblemOf } from '#kernel/server/operations.ts';
import type { RequestHandler } from './$types';

/** The emblem of whoever pays for an operation; it never changes under its hash. */
export const GET: RequestHandler = async ({ params }) => {
	const { content, mediaType } = await emblemOf(params.emblem);
	return new Response(new Uint8Array(content), {
		headers: { 'content-type': mediaType, 'cache-control': 'public, max-age=31536000, immutable' }
	});
};
