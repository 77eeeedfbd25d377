import { fileIn } from '#groups/pages/files.server.ts';
import { privateFile } from '#web/private-file.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A file of a group, for who is inside. */
export const GET: RequestHandler = async (event) =>
	privateFile(await fileIn(event.params.group, event.params.file, requirePerson(event)));
