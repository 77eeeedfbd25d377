import type { z } from 'zod';
import { organizations } from '#network/server';
import type { Organization } from '../shapes.ts';
import type { RequestHandler } from './$types';

/** The directory: `?sector=gaming`, `?q=words`. */
export const GET: RequestHandler = async ({ url }) => {
	const found = await organizations({
		sector: url.searchParams.get('sector') ?? undefined,
		text: url.searchParams.get('q') ?? undefined
	});
	const items: z.infer<typeof Organization>[] = found.map(
		({ createdAt: _, updatedAt: __, verifiedAt: ___, deletedAt: ____, ...organization }) => organization
	);
	return Response.json({ items });
};
