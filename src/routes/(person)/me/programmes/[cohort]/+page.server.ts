import { keepChange } from '#learning/pages/programmes/change.server.ts';
import { enrolledShown } from '#learning/pages/programmes/enrolled.server.ts';
import { ownEnrolment } from '#learning/server';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	enrolledShown(await ownEnrolment(event.params.cohort, requirePerson(event).id));

export const actions: Actions = {
	change: async (event) => keepChange(event, await ownEnrolment(event.params.cohort, requirePerson(event).id))
};
