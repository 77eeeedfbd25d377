import { missing } from '#kernel/errors.ts';
import { DrawnSchema } from '#ui/drawn/asked.schema.ts';
import { draw } from '#ui/drawn/draw.ts';
import { immutable } from '#web/immutable.server.ts';
import type { RequestHandler } from './$types';

/** What stands where there is no picture; an address says all of it, so it never changes. */
export const GET: RequestHandler = ({ params }) => {
	const asked = DrawnSchema.safeParse(params);
	if (!asked.success || !/^\d{1,4}$/.test(params.edition)) throw missing();
	return immutable(draw(asked.data), 'image/svg+xml');
};
