import { serveFile } from '#city/server';
import type { RequestHandler } from './$types';

/** A picture, a sound or a part of a published trail, under the hash of its content. */
export const GET: RequestHandler = ({ params, request }) => serveFile(params.hash, request.headers);
