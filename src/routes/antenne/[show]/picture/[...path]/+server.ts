import { relayPicture } from '#stage/server';
import type { RequestHandler } from './$types';

/** A station's own stream, through us: no viewer is sent to anybody else. */
export const GET: RequestHandler = ({ params, locals: { viewer }, request: { headers }, url }) =>
	relayPicture(params.show, params.path, viewer, { url, headers });
