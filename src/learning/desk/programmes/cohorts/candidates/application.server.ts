import type { Viewer } from '#kernel/identity/index.ts';
import { fieldOf } from '#web/form.server.ts';
import { NewDecision, standingOf } from '../../../../index.ts';
import type { Application } from '../../../../programmes/application.ts';
import { areIn, documentsOf, reviewsOf } from '../../../../server/index.ts';
import { textOrNull } from '../../read.server.ts';

/** An application with its documents and its reviews, as somebody who decides may read them. */
export async function applicationShown(application: Application, viewer: Viewer) {
	const [documents, reviews, team] = await Promise.all([
		documentsOf(application.id),
		reviewsOf(application.id, viewer.id),
		reviewsOf(application.id, null)
	]);
	return {
		...{ application, documents, reviews },
		read: areIn(team),
		standing: standingOf(application, areIn(team)),
		reads: reviews.some(({ reader }) => reader === viewer.id),
		self: viewer.id
	};
}

/** Reads the form of a decision. */
export const decisionIn = (form: FormData) =>
	NewDecision.safeParse({
		outcome: fieldOf(form, 'outcome'),
		reason: textOrNull(form, 'reason'),
		words: fieldOf(form, 'words')
	});
