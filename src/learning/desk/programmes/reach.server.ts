import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { candidateActs, challengeActs, programmeActs } from '../../acts.ts';
import {
	applicationById,
	challengeById,
	cohortById,
	deliberationById,
	enrolmentIn,
	programmeById
} from '../../server/index.ts';

type Asked<Param extends string> = Pick<RequestEvent, 'locals' | 'url'> & { params: Record<Param, string> };

/** The organisations whose programmes a viewer may see; null: all. */
export const programmesSeenBy = (viewer: Viewer): string[] | null =>
	can(viewer, programmeActs.edit) ? null : hostedBy(viewer);

/** Lets in whoever may edit the programme of the address; for others there is none. */
export async function requireProgramme(event: Asked<'programme'>) {
	const viewer = await requireTeam(event, deskActs.enter);
	const programme = await programmeById(event.params.programme);
	requireAct(viewer, programmeActs.edit, { organisation: programme.organization.id });
	return { viewer, programme, by: byOf(viewer) };
}

/** Lets in whoever may do an act on the cohort of the address; for others there is none. */
export async function requireCohort(event: Asked<'cohort'>, act: Act = programmeActs.edit) {
	const viewer = await requireTeam(event, deskActs.enter);
	const cohort = await cohortById(event.params.cohort);
	const programme = await programmeById(cohort.programme);
	requireAct(viewer, act, { organisation: programme.organization.id });
	return { viewer, programme, cohort, by: byOf(viewer) };
}

/** The same for somebody's place in the cohort. */
export async function requireEnrolment(event: Asked<'cohort' | 'enrolment'>) {
	const reached = await requireCohort(event);
	const enrolment = await enrolmentIn(reached.cohort.id, event.params.enrolment);
	if (enrolment.person) event.locals.concerns = enrolment.person;
	return { ...reached, enrolment };
}

/** Lets in whoever decides on an application that was sent to the cohort; for others there is none. */
export async function requireApplication(event: Asked<'cohort' | 'application'>) {
	const reached = await requireCohort(event, candidateActs.decide);
	const application = await applicationById(event.params.application);
	if (application.cohort !== reached.cohort.id || !application.submittedAt) throw missing();
	if (application.person) event.locals.concerns = application.person;
	return { ...reached, application };
}

/** Lets in whoever may edit a deliberation of the cohort; for others there is none. */
export async function requireDeliberation(event: Asked<'cohort' | 'deliberation'>) {
	const reached = await requireCohort(event);
	const session = await deliberationById(event.params.deliberation);
	if (session.cohort !== reached.cohort.id) throw missing();
	return { ...reached, session };
}

/** Lets in whoever may propose the challenge of the address; for others there is none. */
export async function requireChallenge(event: Asked<'challenge'>) {
	const viewer = await requireTeam(event, deskActs.enter);
	const challenge = await challengeById(event.params.challenge);
	requireAct(viewer, challengeActs.propose, { organisation: challenge.organization.id });
	return { viewer, challenge, by: byOf(viewer) };
}
