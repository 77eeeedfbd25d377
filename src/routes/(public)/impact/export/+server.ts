import { tableResponse } from '#exchange/pages/table.server.ts';
import { toldTable } from '#impact/pages/told.server.ts';
import type { RequestHandler } from './$types';

/** What everybody may read of the figures, as a file. */
export const GET: RequestHandler = async ({ url }) => tableResponse(await toldTable(), url);
