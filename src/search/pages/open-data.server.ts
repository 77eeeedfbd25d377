import type { z } from 'zod';
import { search } from '../server/index.ts';
import { fieldsOf } from './fields.ts';
import type { Hit } from './open-data.ts';

const MOST = 20;

/** What anybody may find: `?q=words`, `?sector=gaming`, `?kind=organization`. */
export async function hitsOpen(url: URL): Promise<z.infer<typeof Hit>[]> {
	const { text, sector, kind } = fieldsOf(url);
	const { kinds } = await search({ text, ...(sector ? { sector } : {}), limit: MOST }, null, kind);
	const found = Object.values(kinds).flatMap(({ found }) => found);
	return found.map(({ kind, id, path, title, summary }) => ({ kind, id, path, title, summary }));
}
