import { can } from '#kernel/identity/policy.ts';
import { phaseOf } from '#learning';
import { programmesSeenBy } from '#learning/desk/programmes/reach.server.ts';
import { challengesOf, cohortsOf, programmesOf, todayHere } from '#learning/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const seen = programmesSeenBy(viewer);
	const [programmes, challenges, today] = await Promise.all([programmesOf(seen), challengesOf(seen), todayHere()]);
	const cohorts = await cohortsOf(programmes.map(({ id }) => id));
	return {
		programmes: programmes.map((programme) => ({
			...programme,
			cohorts: cohorts
				.filter((cohort) => cohort.programme === programme.id)
				.map((cohort) => ({ ...cohort, phase: phaseOf(cohort, today) }))
		})),
		proposed: challenges.filter(({ acceptedAt, deletedAt }) => !acceptedAt && !deletedAt).length,
		mayClose: can(viewer, 'programme.edit')
	};
};
