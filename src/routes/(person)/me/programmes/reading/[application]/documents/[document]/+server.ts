import { applicationToRead, documentFile } from '#learning/server';
import { privateFile } from '../../../../../../../private-file.server.ts';
import { signedIn } from '../../../../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** A document of an application that one was asked to read, until it is decided. */
export const GET: RequestHandler = async (event) => {
	const { id } = await applicationToRead(event.params.application, signedIn(event).id);
	return privateFile(await documentFile(id, event.params.document));
};
