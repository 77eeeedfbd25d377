import { dossierResponse } from '#venture/pages/calls/file-calls.server.ts';
import { requireOwnFile } from '#venture/pages/own.server.ts';
import type { RequestHandler } from './$types';

/** The dossier of the file, in the order of the call. */
export const GET: RequestHandler = async (event) => {
	const { file } = await requireOwnFile(event);
	return dossierResponse(file, event.params.call, event.locals.locale);
};
