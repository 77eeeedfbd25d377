import { z } from 'zod';
import { missing } from '#kernel/errors.ts';
import { draw } from '#ui/drawn/draw.ts';
import { immutable } from '#web/immutable.server.ts';
import type { RequestHandler } from './$types';

const Asked = z.object({
	edition: z.string().regex(/^\d{1,4}$/),
	kind: z.enum(['poster', 'monogram', 'portrait']),
	of: z.string().max(100),
	seed: z.string().max(200)
});

/** What stands where there is no picture; an address says all of it, so it never changes. */
export const GET: RequestHandler = ({ params }) => {
	const asked = Asked.safeParse(params);
	if (!asked.success) throw missing();
	return immutable(draw(asked.data), 'image/svg+xml');
};
