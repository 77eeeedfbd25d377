import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import { askedAbout, fileFor, fileList, type Reader } from '../server/index.ts';
import type { Acting } from './acting.server.ts';

/** Lets in whom a file is about; for others there is none here. */
export async function requireOwnFile(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { file: string } }
): Promise<Acting> {
	const viewer = requirePerson(event);
	const file = await fileFor(viewer, event.params.file);
	if (file.standing.as !== 'holder') throw missing();
	return { viewer, file, by: bySelf(viewer), base: `/me/ventures/${file.id}` };
}

/** Whether there is a file that is about somebody, or of which she is asked whether it is. */
export async function hasFiles(reader: Reader): Promise<boolean> {
	if ((await askedAbout(reader.id)).length) return true;
	const window = { offset: 0, limit: 1 };
	const found = await Promise.all([false, true].map((closed) => fileList(reader, { as: 'holder', closed }, window)));
	return found.some(({ total }) => total > 0);
}
