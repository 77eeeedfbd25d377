import { requireOwnFile } from '#venture/pages/own.server.ts';
import { paperFor } from '#venture/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** A document of a file, or what came along with a letter to it, to keep. */
export const GET: RequestHandler = async (event) => {
	const { viewer, file } = await requireOwnFile(event);
	return privateFile(await paperFor(viewer, file.id, event.params.document));
};
