import { phaseOf } from '#learning';
import { cohortsOf, publishedProgrammes, todayHere } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const [programmes, today] = await Promise.all([publishedProgrammes(), todayHere()]);
	const cohorts = await cohortsOf(programmes.map(({ id }) => id));
	return {
		area: 'learning',
		programmes: programmes.map((programme) => ({
			...programme,
			cohorts: cohorts
				.filter((cohort) => cohort.programme === programme.id)
				.map(({ id, name, fromDay, toDay, ...rest }) => ({
					...{ id, name, fromDay, toDay },
					phase: phaseOf({ id, name, fromDay, toDay, ...rest }, today)
				}))
		}))
	};
};
