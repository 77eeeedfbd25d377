import { region } from '#network/server';
import type { RequestHandler } from './$types';

/** The ground of the map: outlines that the hub has drawn itself (GeoJSON, RFC 7946). */
export const GET: RequestHandler = async () =>
	Response.json(await region(), {
		headers: { 'content-type': 'application/geo+json', 'cache-control': 'public, max-age=3600' }
	});
