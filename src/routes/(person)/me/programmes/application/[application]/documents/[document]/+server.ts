import { documentFile, ownApplication } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A document of one's own application. */
export const GET: RequestHandler = async (event) => {
	const { id } = await ownApplication(event.params.application, requirePerson(event).id);
	return privateFile(await documentFile(id, event.params.document));
};
