import { createHash } from 'node:crypto';
import { newsAtom } from '#editorial/server';
import type { RequestHandler } from './$types';

/** The latest news to follow with a reader of feeds (RFC 4287). */
export const GET: RequestHandler = async ({ locals: { locale }, request }) => {
	const content = await newsAtom(locale);
	const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
	const headers = { etag, 'cache-control': 'public, max-age=300' };
	if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
	return new Response(content, { headers: { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' } });
};
