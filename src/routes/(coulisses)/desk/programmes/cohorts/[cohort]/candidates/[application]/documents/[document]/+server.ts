import { missing } from '#kernel/errors.ts';
import { cohortFor } from '#learning/desk/programmes/reach.server.ts';
import { applicationById, documentFile } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** A document of a candidate, for those who decide. */
export const GET: RequestHandler = async (event) => {
	const { cohort } = await cohortFor(event, 'candidate.decide');
	const { application, document } = event.params;
	const { cohort: of, submittedAt } = await applicationById(application);
	if (of !== cohort.id || !submittedAt) throw missing();
	return privateFile(await documentFile(application, document));
};
