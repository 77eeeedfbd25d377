import type { z } from 'zod';
import { fieldsOf } from '#search/pages/fields.ts';
import { search } from '#search/server';
import type { Hit } from '../shapes.ts';
import type { RequestHandler } from './$types';

const MOST = 20;

/** What anybody may find: `?q=words`, `?sector=gaming`, `?kind=organization`. */
export const GET: RequestHandler = async ({ url }) => {
	const { text, sector, kind } = fieldsOf(url);
	const { kinds } = await search({ text, ...(sector ? { sector } : {}), limit: MOST }, null, kind);
	const found = Object.values(kinds).flatMap(({ found }) => found);
	const items: z.infer<typeof Hit>[] = found.map(({ kind, id, path, title, summary }) => ({
		kind,
		id,
		path,
		title,
		summary
	}));
	return Response.json({ items });
};
