import { requireOwnFile } from '#venture/pages/own.server.ts';
import { documentFor } from '#venture/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** A document of a file, to keep. */
export const GET: RequestHandler = async (event) => {
	const { viewer, file } = await requireOwnFile(event);
	return privateFile(await documentFor(viewer, file.id, event.params.document));
};
