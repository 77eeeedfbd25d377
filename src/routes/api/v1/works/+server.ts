import type { z } from 'zod';
import { works } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { pageOf, Work } from '../shapes.ts';
import type { RequestHandler } from './$types';

const MOST = 100;

/** What was made in the hub: `?q=words`, `?kind=game`, `?sector=gaming`, `?page=2`. */
export const GET: RequestHandler = async ({ url }) => {
	const { q, page, filters } = listQuery(url, { sorts: ['year'], filters: ['kind', 'sector'] });
	const { kind, sector } = filters;
	const found = await works({ text: q, kind, sector, limit: MOST, offset: (page - 1) * MOST });
	const items = found.works.map(({ updatedAt: _, sectors, organization, ...work }) => ({
		...work,
		sectors: [...sectors],
		organization: organization && { slug: organization.slug, name: organization.name }
	}));
	const answer: z.infer<ReturnType<typeof pageOf<typeof Work>>> = {
		items,
		total: found.total,
		next: page * MOST < found.total ? page + 1 : null
	};
	return Response.json(answer);
};
