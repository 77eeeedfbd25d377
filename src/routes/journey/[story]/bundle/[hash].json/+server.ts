import { publishedBundle } from '#journey/server';
import { immutable } from '#web/immutable.server.ts';
import type { RequestHandler } from './$types';

/** All that decides about the runs of a version of a story. */
export const GET: RequestHandler = async ({ params }) =>
	immutable(JSON.stringify(await publishedBundle(params.story, params.hash)), 'application/json');
