import { choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import type { Locale } from '#kernel/words.ts';
import { programmeActs } from '../../acts.ts';
import { type Programme, phaseOf } from '../../index.ts';
import { challengesOf, cohortsOf, coursesOf, programmesOf, todayHere } from '../../server/index.ts';
import { programmesSeenBy } from './reach.server.ts';

/** The programmes that somebody may see, each with its cohorts, and how many challenges wait for an answer. */
export async function programmesShown(viewer: Viewer) {
	const seen = programmesSeenBy(viewer);
	const [programmes, challenges] = await Promise.all([programmesOf(seen), challengesOf(seen)]);
	const cohorts = await cohortsShown(programmes.map(({ id }) => id));
	return {
		programmes: programmes.map((programme) => ({
			...programme,
			cohorts: cohorts.filter((cohort) => cohort.programme === programme.id)
		})),
		proposed: challenges.filter(({ acceptedAt, deletedAt }) => !acceptedAt && !deletedAt).length,
		mayClose: can(viewer, programmeActs.edit)
	};
}

/** A programme with its courses and cohorts, and what its form lets one choose from. */
export async function programmeShown(viewer: Viewer, programme: Programme, locale: Locale) {
	const [courses, cohorts, undo, { organizations, operations }] = await Promise.all([
		coursesOf(programme.id),
		cohortsShown([programme.id]),
		changedBefore(ref('programme', programme.id)),
		choicesFor(viewer, locale, programme.operation)
	]);
	return { programme, courses, cohorts, undo, organizations, operations };
}

async function cohortsShown(programmes: readonly string[]) {
	const [cohorts, today] = await Promise.all([cohortsOf(programmes), todayHere()]);
	return cohorts.map((cohort) => ({ ...cohort, phase: phaseOf(cohort, today) }));
}
