import { serveOffer } from '#city/server';
import type { RequestHandler } from './$types';

/** What a telephone needs to know of a published trail to keep it. */
export const GET: RequestHandler = ({ params, request }) => serveOffer(params.slug, request.headers);
