import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { fundedBy } from '#kernel/server/operations.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { programmeActs } from '../../acts.ts';
import { asProgramme, type Programme, phaseOf, takesApplications } from '../../index.ts';
import {
	applicationsOf,
	type CohortPlaces,
	cohortsOf,
	coursesOf,
	enrolmentsOf,
	programmeBySlug,
	publishedProgrammes,
	timetableOf,
	todayHere
} from '../../server/index.ts';

/** The programmes of the hub, each with its cohorts in short. */
export async function programmesShown() {
	const [programmes, today] = await Promise.all([publishedProgrammes(), todayHere()]);
	const cohorts = await cohortsOf(programmes.map(({ id }) => id));
	const shown = (cohort: CohortPlaces) => {
		const { id, name, fromDay, toDay } = cohort;
		return { id, name, fromDay, toDay, phase: phaseOf(cohort, today) };
	};
	return programmes.map((programme) => ({
		...programme,
		cohorts: cohorts.filter((cohort) => cohort.programme === programme.id).map(shown)
	}));
}

/** A programme of an address; a draft for those who edit it. @throws 404 */
export const programmeSeen = (slug: string, viewer: Viewer | null): Promise<Programme> =>
	programmeBySlug(slug, (organisation) => can(viewer, programmeActs.edit, { organisation }));

/** A programme with its courses and the cohorts that are not over, and what the reader has to do with each. @throws 404 */
export async function programmeShown(slug: string, viewer: Viewer | null, locale: Locale) {
	const programme = await programmeSeen(slug, viewer);
	const [courses, all, today] = await Promise.all([coursesOf(programme.id), cohortsOf([programme.id]), todayHere()]);
	const [applied, enrolled] = viewer
		? await Promise.all([applicationsOf(viewer.id), enrolmentsOf(viewer.id)])
		: [[], []];
	const cohorts = await Promise.all(
		all.map(async (cohort) => ({
			...cohort,
			phase: phaseOf(cohort, today),
			open: takesApplications(cohort, today),
			seances: (await timetableOf(cohort.id)).filter(({ status }) => status === 'scheduled').length,
			application: applied.find((one) => one.cohort === cohort.id)?.id ?? null,
			enrolled: enrolled.some((one) => one.cohort === cohort.id && !one.leftAt)
		}))
	);
	const url = publicUrl() + href(`/learning/programmes/${programme.slug}`, locale);
	return {
		...{ programme, courses, funded: await fundedBy(programme.operation) },
		cohorts: cohorts.filter(({ phase, enrolled: own }) => phase !== 'ended' || own),
		mayEdit: can(viewer, programmeActs.edit, { organisation: programme.organization.id }),
		structured: asProgramme(programme, courses, all, { url, locale })
	};
}
