import { requireReading } from '#learning/pages/programmes/application.server.ts';
import { documentFile } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** A document of an application that one was asked to read, until it is decided. */
export const GET: RequestHandler = async (event) => {
	const { application } = await requireReading(event);
	return privateFile(await documentFile(application.id, event.params.document));
};
