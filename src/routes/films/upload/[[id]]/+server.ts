import { receiveFilm } from '#stage/server';
import type { RequestHandler } from './$types';

/** Where a film arrives, piece by piece (tus): who may send it is judged for each piece. */
const receive: RequestHandler = ({ request, locals: { viewer, locale } }) => receiveFilm(request, { viewer, locale });

export { receive as DELETE, receive as HEAD, receive as PATCH, receive as POST };
