import { materialFile } from '#agenda/server';
import { readFileOf } from '#kernel/server/storage.ts';
import type { RequestHandler } from './$types';

/** A file that was shown at a séance, to keep: never to be run by this site's pages. */
export const GET: RequestHandler = async ({ params }) => {
	const { hash, name } = await materialFile(params.material);
	const { content, mediaType } = await readFileOf(hash);
	return new Response(new Uint8Array(content), {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'content-security-policy': 'sandbox',
			'cache-control': 'private, max-age=3600'
		}
	});
};
