import { requireApplication } from '#learning/desk/programmes/reach.server.ts';
import { documentFile } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** A document of a candidate, for those who decide. */
export const GET: RequestHandler = async (event) => {
	const { application } = await requireApplication(event);
	return privateFile(await documentFile(application.id, event.params.document));
};
