import { streamOf } from '#kernel/server/storage.ts';

/** A kept file for one reader: to keep, never to be run by this site's pages nor kept on the way. */
export async function privateFile({ hash, name }: Readonly<{ hash: string; name: string }>): Promise<Response> {
	const { content, bytes, mediaType } = await streamOf(hash);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-length': String(bytes),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'content-security-policy': 'sandbox',
			'cache-control': 'private, no-store'
		}
	});
}
