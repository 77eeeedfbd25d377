import { attestationFile, ownEnrolment } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** One's own attestation, as it was issued. */
export const GET: RequestHandler = async (event) => {
	const { id } = await ownEnrolment(event.params.cohort, requirePerson(event).id);
	const { hash, number } = await attestationFile(id, event.params.attestation);
	return privateFile({ hash, name: `${number}.pdf` });
};
