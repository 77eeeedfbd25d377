import { materialFile } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { ownEnrolment, timetableOf } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A file of a séance of one's own cohort. */
export const GET: RequestHandler = async (event) => {
	const { cohort, leftAt } = await ownEnrolment(event.params.cohort, requirePerson(event).id);
	if (leftAt) throw missing();
	const seances = await timetableOf(cohort);
	return privateFile(
		await materialFile(
			event.params.material,
			seances.map(({ id }) => id)
		)
	);
};
