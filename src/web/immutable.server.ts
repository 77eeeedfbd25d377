/** An answer that never changes under its address, since that holds the hash of its content. */
export const immutable = (body: BodyInit, type: string): Response =>
	new Response(body, { headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' } });
