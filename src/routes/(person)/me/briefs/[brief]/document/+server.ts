import { documentOfBrief } from '#venture/server';
import { privateFile } from '#web/private-file.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const viewer = requirePerson(event);
	return privateFile(await documentOfBrief(viewer, event.params.brief));
};
