import { enrolledShown } from '#learning/pages/programmes/enrolled.server.ts';
import { ownEnrolment } from '#learning/server';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	enrolledShown(await ownEnrolment(event.params.cohort, requirePerson(event).id));
