import { feed } from '#agenda/server';
import type { RequestHandler } from './$types';

/** The whole agenda to subscribe to (RFC 5545); answers 304 to who has it already. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const { body, etag, lastModified } = await feed(locals.locale);
	const headers = {
		'content-type': 'text/calendar; charset=utf-8',
		'cache-control': 'public, max-age=300',
		'last-modified': lastModified.toUTCString(),
		etag
	};
	if (holds(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'content-disposition': 'inline; filename="agenda.ics"' } });
};

/** Whether the reader has this version: she may list several, and a proxy that compresses marks them as weak (RFC 9110 §13.1.2). */
const holds = (known: string | null, etag: string): boolean =>
	known?.split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, ''))) ?? false;
