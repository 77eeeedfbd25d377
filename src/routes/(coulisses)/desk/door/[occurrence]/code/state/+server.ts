import { json } from '@sveltejs/kit';
import { requireDoor } from '#agenda/desk/door/door.server.ts';
import { shownNow } from '#learning/desk/code.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	json(await shownNow(await requireDoor(event), event.locals.locale), { headers: { 'cache-control': 'no-store' } });
