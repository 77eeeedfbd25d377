import { takeCounts } from '#city/pages/counting/counts.server.ts';
import type { RequestHandler } from './$types';

/** What a device has counted of a trail. */
export const POST: RequestHandler = (event) => takeCounts(event);
