import type { Viewer } from '#kernel/identity/index.ts';
import { standingOf } from '#learning';
import {
	applicationsOf,
	applicationsToRead,
	challengeById,
	cohortById,
	enrolmentsOf,
	programmeById,
	teamsOfPerson
} from '#learning/server';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id }: Viewer = requirePerson(event);
	const [enrolments, applications, reading, teams] = await Promise.all([
		enrolmentsOf(id),
		applicationsOf(id),
		applicationsToRead(id),
		teamsOfPerson(id)
	]);
	return {
		enrolments: await Promise.all(
			[...new Set(enrolments.map(({ cohort }) => cohort))].map(async (cohort) => ({
				id: cohort,
				left: enrolments.every((one) => one.cohort !== cohort || one.leftAt),
				...(await named(cohort))
			}))
		),
		applications: await Promise.all(
			applications
				.filter(({ state }) => state !== 'confirmed' && state !== 'fulfilled')
				.map(async (one) => ({ id: one.id, standing: standingOf(one, false), ...(await named(one.cohort)) }))
		),
		reading: await Promise.all(
			reading.map(async ({ id: application, name, done, cohort }) => ({
				id: application,
				name,
				done,
				...(await named(cohort))
			}))
		),
		teams: await Promise.all(
			teams.map(async ({ id: team, name, challenge, publishedAt }) => {
				const { slug, title } = await challengeById(challenge);
				return { id: team, name, slug, title, answered: publishedAt !== null };
			})
		)
	};
};

async function named(cohort: string) {
	const { name: of, programme } = await cohortById(cohort);
	return { title: (await programmeById(programme)).title, of };
}
