import { iiifCollection, PRESENTATION_TYPE } from '#city/server';
import type { RequestHandler } from './$types';

/** The trails of the hub as an IIIF collection. */
export const GET: RequestHandler = async () =>
	Response.json(await iiifCollection(), {
		headers: { 'content-type': PRESENTATION_TYPE, 'cache-control': 'no-cache' }
	});
