import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db } from '#kernel/server/db.ts';
import { NewDecision, standingOf } from '#learning';
import { cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import { textOrNull } from '#learning/desk/programmes/read.server.ts';
import {
	applicationById,
	areIn,
	decideApplication,
	documentsOf,
	nameReader,
	releaseReader,
	reviewsOf
} from '#learning/server';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, application } = await applicationOf(event);
	const [documents, reviews] = await Promise.all([documentsOf(application.id), reviewsOf(application.id, viewer.id)]);
	const team = await reviewsOf(application.id, null);
	return {
		application,
		documents,
		reviews,
		read: areIn(team),
		standing: standingOf(application, areIn(team)),
		reads: reviews.some(({ reader }) => reader === viewer.id),
		self: viewer.id
	};
};

export const actions: Actions = {
	name: async (event) => {
		const { application, by, viewer } = await applicationOf(event);
		const form = await event.request.formData();
		return kept(
			event.locals.locale,
			form,
			async (tx) => {
				const email = fieldOf(form, 'email').trim();
				// somebody who never signed in has no account to read with
				const reader = fieldOf(form, 'self') ? viewer.id : (await personByEmail(tx, email))?.id;
				if (!reader) throw refused('programmes_reader_unknown', {}, 422);
				await nameReader(tx, application, reader, by);
			},
			pathOf(event, 'named')
		);
	},
	release: async (event) => {
		const { application, by } = await applicationOf(event);
		const form = await event.request.formData();
		const reader = fieldOf(form, 'reader');
		return kept(
			event.locals.locale,
			form,
			(tx) => releaseReader(tx, application, reader, by),
			pathOf(event, 'released')
		);
	},
	decide: async (event) => {
		const { application, by } = await applicationOf(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewDecision.safeParse({
			outcome: fieldOf(form, 'outcome'),
			reason: textOrNull(form, 'reason'),
			words: fieldOf(form, 'words')
		});
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		return kept(locale, form, (tx) => decideApplication(tx, application, read.data, by), pathOf(event, 'decided'));
	}
};

async function applicationOf(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>) {
	const reached = await cohortFor(event, 'candidate.decide');
	if (!isId(event.params.application)) throw missing();
	const application = await applicationById(event.params.application, db);
	if (application.cohort !== reached.cohort.id || !application.submittedAt) throw missing();
	return { ...reached, application };
}

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/candidates/${params.application}?done=${done}`;
