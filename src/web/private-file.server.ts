import { streamOf } from '#kernel/server/storage.ts';

/** A kept file for one reader: to keep, never to be run by this site's pages nor kept on the way. */
export async function privateFile({ hash, name }: Readonly<{ hash: string; name: string }>): Promise<Response> {
	const { content, bytes, mediaType } = await streamOf(hash);
	return new Response(content, { headers: headersOf(mediaType, Number(bytes), name) });
}

/** The same of bytes that are kept nowhere. */
export const privateBytes = (content: Uint8Array, mediaType: string, name: string): Response =>
	new Response(new Uint8Array(content), { headers: headersOf(mediaType, content.length, name) });

const headersOf = (mediaType: string, bytes: number, name: string): Record<string, string> => ({
	'content-type': mediaType,
	'content-length': String(bytes),
	'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
	'content-security-policy': 'sandbox',
	'cache-control': 'private, no-store'
});
