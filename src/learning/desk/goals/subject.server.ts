import type { RequestEvent } from '@sveltejs/kit';
import { requireLead } from '#agenda/desk/activities/choices.server.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Words } from '#kernel/words.ts';
import { titleIn } from '../../index.ts';
import { type GoalSubject, goalFor } from '../../server/index.ts';
import { requireCohort } from '../programmes/reach.server.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

/** What a goal is set for, as its pages know it. */
export type Subject = Readonly<{
	subject: GoalSubject;
	/** What the goal is called. */
	title: Words;
	organization: string;
	viewer: Viewer;
	by: By;
	/** Our own path of its pages. */
	base: string;
}>;

/** Lets in whoever may edit the cohort of the address. */
export async function requireCohortGoal(event: Asked & { params: { cohort: string } }): Promise<Subject> {
	const { viewer, cohort, programme, by } = await requireCohort(event);
	return {
		...{ viewer, by, subject: { kind: 'cohort', id: cohort.id }, organization: programme.organization.id },
		title: titleIn(programme.title, cohort.name),
		base: `/desk/programmes/cohorts/${cohort.id}/goal`
	};
}

/** Lets in whoever leads the activity of the address. */
export async function requireActivityGoal(event: Asked & { params: { id: string } }): Promise<Subject> {
	const { viewer, edited, by } = await requireLead(event);
	return {
		...{ viewer, by, subject: { kind: 'offering', id: edited.id }, organization: edited.organization.id },
		title: edited.given.title,
		base: `/desk/activities/${edited.id}/goal`
	};
}

/** The goal of a subject as it is asked today; null where none is. */
export async function goalNow({ subject }: Pick<Subject, 'subject'>) {
	const goal = await goalFor(subject.kind, subject.id);
	return goal && !goal.withdrawnAt ? goal : null;
}
