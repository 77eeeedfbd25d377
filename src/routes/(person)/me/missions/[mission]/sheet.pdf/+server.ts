import { sheetPrinted } from '#missions/pages/sheet.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A traveller's own sheet on paper. */
export const GET: RequestHandler = async (event) => sheetPrinted(event, requirePerson(event));
