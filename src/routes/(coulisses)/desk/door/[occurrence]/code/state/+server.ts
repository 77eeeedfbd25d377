import { json } from '@sveltejs/kit';
import { doorOf } from '../../door.server.ts';
import { shownNow } from '../code.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	json(await shownNow(await doorOf(event), event.locals.locale), { headers: { 'cache-control': 'no-store' } });
