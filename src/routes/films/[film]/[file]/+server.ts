import { serveFilm } from '#stage/server';
import type { RequestHandler } from './$types';

/** A file of a film, whole or by pieces. */
export const GET: RequestHandler = ({ params, request, locals }) =>
	serveFilm(params.film, params.file, locals.viewer, request.headers);
