import { cohortFor } from '#learning/desk/programmes/reach.server.ts';
import { attestationFile, enrolmentIn } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** An attestation as it was issued, for the team. */
export const GET: RequestHandler = async (event) => {
	const { cohort } = await cohortFor(event);
	const { id } = await enrolmentIn(cohort.id, event.params.enrolment);
	const { hash, number } = await attestationFile(id, event.params.attestation);
	return privateFile({ hash, name: `${number}.pdf` });
};
