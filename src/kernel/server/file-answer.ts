import { createReadStream } from 'node:fs';
import { type Range, rangeOf } from './range.ts';

/** A file on the disk that is answered with, and what is said of it. */
type Answered = Readonly<{ path: string; bytes: number; type: string; etag: string; caching: string }>;

/** Answers with a file, or with the piece of it that was asked for (RFC 9110, 13 and 14); nothing where whoever asks has it already. Whoever calls has asked who reads. */
export function fileAnswer({ path, bytes, type, etag, caching }: Answered, asking: Headers): Response {
	const headers = new Headers({
		'content-type': type,
		etag,
		'accept-ranges': 'bytes',
		'cache-control': caching
	});
	if (asking.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
	const asked = (asking.get('if-range') ?? etag) === etag ? rangeOf(asking.get('range'), bytes) : null;
	if (asked === 'beyond') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes}` } });
	const range = asked ?? { start: 0, end: bytes - 1 };
	headers.set('content-length', String(range.end - range.start + 1));
	if (asked) headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
	return new Response(pieces(path, range), { status: asked ? 206 : 200, headers });
}

/** A file piece by piece. Nothing is opened before the first piece is asked for: an answer to HEAD asks for none. */
export function pieces(path: string, range?: Range): ReadableStream<Uint8Array> {
	let reading: AsyncIterator<Buffer> | undefined;
	return new ReadableStream(
		{
			async pull(controller) {
				reading ??= createReadStream(path, range)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
				const { done, value } = await reading.next();
				if (done) controller.close();
				else controller.enqueue(value);
			},
			async cancel() {
				await reading?.return?.();
			}
		},
		{ highWaterMark: 0 }
	);
}
