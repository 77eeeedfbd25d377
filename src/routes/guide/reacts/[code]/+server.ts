import { json } from '@sveltejs/kit';
import { reactsNow } from '#reacting.ts';
import type { RequestHandler } from './$types';

/** Whether a stop says now what it says while a value is beyond its bound. */
export const GET: RequestHandler = async ({ params }) =>
	json({ beyond: await reactsNow(params.code) }, { headers: { 'cache-control': 'no-store' } });
