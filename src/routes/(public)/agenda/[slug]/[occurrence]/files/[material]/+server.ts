import { materialFile } from '#agenda/server';
import { streamOf } from '#kernel/server/storage.ts';
import type { RequestHandler } from './$types';

/** A file that was shown at a séance, to keep: never to be run by this site's pages. */
export const GET: RequestHandler = async ({ params }) => {
	const { hash, name } = await materialFile(params.material);
	const { content, bytes, mediaType } = await streamOf(hash);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-length': String(bytes),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'content-security-policy': 'sandbox',
			'cache-control': 'private, max-age=3600'
		}
	});
};
