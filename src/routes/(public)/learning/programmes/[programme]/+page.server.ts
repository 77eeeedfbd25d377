import { href } from '#kernel/address.ts';
import { can } from '#kernel/identity/policy.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { asProgramme, phaseOf, takesApplications } from '#learning';
import {
	applicationsOf,
	cohortsOf,
	coursesOf,
	enrolmentsOf,
	programmeBySlug,
	timetableOf,
	todayHere
} from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const shows = (organisation: string): boolean => can(viewer, 'programme.edit', { organisation });
	const programme = await programmeBySlug(params.programme, shows);
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
		area: 'learning',
		programme,
		courses,
		cohorts: cohorts.filter(({ phase, enrolled: own }) => phase !== 'ended' || own),
		mayEdit: shows(programme.organization.id),
		structured: asProgramme(programme, courses, all, { url, locale })
	};
};
