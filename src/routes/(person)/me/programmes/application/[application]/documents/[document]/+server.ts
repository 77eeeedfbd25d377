import { requireOwnApplication } from '#learning/pages/programmes/application.server.ts';
import { documentFile } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** A document of one's own application. */
export const GET: RequestHandler = async (event) => {
	const { application } = await requireOwnApplication(event);
	return privateFile(await documentFile(application.id, event.params.document));
};
