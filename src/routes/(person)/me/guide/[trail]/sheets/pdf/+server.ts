import { sheetsFile } from '#city/pages/sheets.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { RequestHandler } from './$types';

/** What hangs in front of stops, to print. */
export const GET: RequestHandler = async (event) =>
	sheetsFile(await requireTrail(event), event.url, event.locals.locale);
