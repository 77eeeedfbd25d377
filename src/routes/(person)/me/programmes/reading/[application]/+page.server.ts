import { NewReview } from '#learning';
import { byOf, kept, typedOf } from '#learning/pages/programmes/acts.server.ts';
import {
	applicationToRead,
	areIn,
	cohortById,
	documentsOf,
	programmeById,
	reviewsOf,
	writeReview
} from '#learning/server';
import { problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id: reader } = requirePerson(event);
	const application = await applicationToRead(event.params.application, reader);
	const cohort = await cohortById(application.cohort);
	const [programme, documents, reviews] = await Promise.all([
		programmeById(cohort.programme),
		documentsOf(application.id),
		reviewsOf(application.id, reader)
	]);
	return {
		application,
		documents,
		cohort: cohort.name,
		title: programme.title,
		open: !areIn(reviews),
		own: reviews.find((one) => one.reader === reader) ?? null,
		// each is blind to the others until all is in
		others: areIn(reviews) ? reviews.filter((one) => one.reader !== reader) : []
	};
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const application = await applicationToRead(event.params.application, viewer.id);
		const form = await event.request.formData();
		const typed = typedOf(form, ['recommendation', 'words']);
		const read = NewReview.safeParse(typed);
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		const to = `/me/programmes/reading/${application.id}?done=written`;
		return kept(
			event.locals.locale,
			typed,
			(tx) => writeReview(tx, application, viewer.id, read.data, byOf(viewer)),
			to
		);
	}
};
