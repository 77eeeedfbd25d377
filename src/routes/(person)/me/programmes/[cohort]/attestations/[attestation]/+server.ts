import { attestationFile, ownEnrolment } from '#learning/server';
import { privateFile } from '../../../../../../private-file.server.ts';
import { signedIn } from '../../../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** One's own attestation, as it was issued. */
export const GET: RequestHandler = async (event) => {
	const { id } = await ownEnrolment(event.params.cohort, signedIn(event).id);
	const { hash, number } = await attestationFile(id, event.params.attestation);
	return privateFile({ hash, name: `${number}.pdf` });
};
