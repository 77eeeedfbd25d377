import { previewTile } from '#city/server';
import type { RequestHandler } from './$types';

/** The same of what is not published yet, for whoever holds the link of its preview. */
export const GET: RequestHandler = ({ params }) => previewTile(params.token, params.hash, params.asked);
