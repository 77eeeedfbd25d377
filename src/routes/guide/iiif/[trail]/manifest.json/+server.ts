import { iiifManifest, PRESENTATION_TYPE } from '#city/server';
import type { RequestHandler } from './$types';

/** What everybody reads of a trail today as an IIIF manifest. */
export const GET: RequestHandler = async ({ params }) =>
	Response.json(await iiifManifest(params.trail), {
		headers: { 'content-type': PRESENTATION_TYPE, 'cache-control': 'no-cache' }
	});
