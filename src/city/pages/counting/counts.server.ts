import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { Counts } from '../../counting.schema.ts';
import { countOpenings } from '../../server/index.ts';

/** Adds what a device has counted, unless its browser asks not to be. Nothing of the request stays but the counts. @throws 400, 404, 429 */
export async function takeCounts({
	request,
	getClientAddress
}: Pick<RequestEvent, 'request' | 'getClientAddress'>): Promise<Response> {
	const { headers } = request;
	if (headers.get('sec-gpc') === '1' || headers.get('dnt') === '1') return new Response(null, { status: 204 });
	const given = Counts.safeParse(await request.json().catch(() => null));
	if (!given.success) throw refused('kernel_bad_request', {}, 400);
	await limit('count', getClientAddress(), given.data.lines.length);
	await transaction((tx) => countOpenings(tx, given.data));
	return new Response(null, { status: 204 });
}
