import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import { programmeTable } from '#agenda/desk/activities/programme/table.server.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	tableResponse(await programmeTable(await requireEditor(event), event.locals.locale), event.url);
