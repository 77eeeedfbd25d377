import { previewFile } from '#city/server';
import type { RequestHandler } from './$types';

/** The same of what is not published yet, for whoever holds the link of its preview. */
export const GET: RequestHandler = ({ params, request }) => previewFile(params.token, params.hash, request.headers);
