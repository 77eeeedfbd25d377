import type { RequestEvent } from '@sveltejs/kit';
import type { FeedFormat } from '../server/index.ts';
import { feed } from '../server/index.ts';

type Scope = Parameters<typeof feed>[1];
type Made = Awaited<ReturnType<typeof feed>>;

const types: Record<FeedFormat, string> = {
	ics: 'text/calendar; charset=utf-8',
	atom: 'application/atom+xml; charset=utf-8'
};

/** Answers with a public feed, or 304 to who has it already. @throws 404 when the scope names nothing. */
export async function answerFeed(
	{ locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
	format: FeedFormat,
	scope: Scope = {}
): Promise<Response> {
	const made = await feed(locals.locale, scope, format);
	return feedResponse(request, made, format, { 'cache-control': 'public, max-age=300' });
}

/** A feed as HTTP wants it, with `more` headers. */
export function feedResponse(
	request: Request,
	{ body, etag, lastModified }: Made,
	format: FeedFormat,
	more: Record<string, string>
): Response {
	const headers = { 'content-type': types[format], 'last-modified': lastModified.toUTCString(), etag, ...more };
	if (holds(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'content-disposition': `inline; filename="agenda.${format}"` } });
}

/** Whether the reader has this version: she may list several, and a proxy that compresses marks them as weak (RFC 9110 §13.1.2). */
const holds = (known: string | null, etag: string): boolean =>
	known?.split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, ''))) ?? false;
