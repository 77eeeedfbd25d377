import { NewReview } from '#learning';
import { applicationRead, requireReading } from '#learning/pages/programmes/application.server.ts';
import { writeReview } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { typedOf } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, application } = await requireReading(event);
	return applicationRead(application, viewer.id);
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer, application } = await requireReading(event);
		const typed = typedOf(await event.request.formData(), ['recommendation', 'words']);
		return changeGiven(
			event,
			typed,
			NewReview.safeParse(typed),
			(tx, given) => writeReview(tx, application, viewer.id, given, bySelf(viewer)),
			`/me/programmes/reading/${application.id}?done=written`
		);
	}
};
