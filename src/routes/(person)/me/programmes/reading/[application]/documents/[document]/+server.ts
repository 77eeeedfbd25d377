import { applicationToRead, documentFile } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A document of an application that one was asked to read, until it is decided. */
export const GET: RequestHandler = async (event) => {
	const { id } = await applicationToRead(event.params.application, requirePerson(event).id);
	return privateFile(await documentFile(id, event.params.document));
};
