import type { RequestEvent } from '@sveltejs/kit';
import { byOf } from '#web/require.server.ts';
import type { Acting } from '../pages/acting.server.ts';
import { requireFile } from './files.server.ts';

/** Lets in an adviser who may read a file; whether she may change it, the act itself asks. */
export async function requireActing(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { file: string } }
): Promise<Acting> {
	const { viewer, file } = await requireFile(event);
	return { viewer, file, by: byOf(viewer), base: `/desk/ventures/${file.id}` };
}
