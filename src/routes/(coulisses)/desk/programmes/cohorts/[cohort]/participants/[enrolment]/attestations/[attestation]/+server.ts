import { requireEnrolment } from '#learning/desk/programmes/reach.server.ts';
import { attestationFile } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** An attestation as it was issued, for the team. */
export const GET: RequestHandler = async (event) => {
	const { enrolment } = await requireEnrolment(event);
	const { hash, number } = await attestationFile(enrolment.id, event.params.attestation);
	return privateFile({ hash, name: `${number}.pdf` });
};
