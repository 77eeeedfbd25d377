import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { rolesOf } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { affiliationsOf } from '#network/server';
import { fieldOf } from '#web/form.server.ts';
import { programmeActs } from '../../../../acts.ts';
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

/**
 * The person of an address whom somebody may ask to read: the hub's team anybody, others those who work for the programme's organisation. Of any other
 * nobody is told whether the hub knows the address.
 */
export async function readerNamed(tx: Tx, email: string, viewer: Viewer, organization: string): Promise<string | null> {
	const person = await personByEmail(tx, email);
	if (!person || can(viewer, programmeActs.edit)) return person?.id ?? null;
	const [roles, people] = [await rolesOf(person.id, tx), await affiliationsOf({ organization }, tx)];
	const works = roles.some(({ scope }) => scope?.id === organization) || people.some((one) => one.person === person.id);
	return works ? person.id : null;
}

/** Reads the form of a decision. */
export const decisionIn = (form: FormData) =>
	NewDecision.safeParse({
		outcome: fieldOf(form, 'outcome'),
		reason: textOrNull(form, 'reason'),
		words: fieldOf(form, 'words')
	});
