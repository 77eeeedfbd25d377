import { rowOf } from '#agenda';
import { upcomingOf } from '#agenda/server';
import { ifOpen } from '#kernel/server/sections.ts';
import { challengesOfOrganization } from '#learning/pages/programmes/challenges-of.server.ts';
import { moved } from '#network/pages/moved.server.ts';
import { organizationSeen } from '#network/pages/organization.server.ts';
import { organizationBySlug } from '#network/server';
import { showsOfOrganization } from '#stage/pages/antenne/shows-of.server.ts';
import { projectsOfOrganization } from '#venture/pages/projects/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 6;

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const organization = await organizationBySlug(params.slug).catch((error) => moved(error, params.slug, locale));
	const [seen, coming, challenges, projects, shows] = await Promise.all([
		organizationSeen(organization, viewer, locale),
		upcomingOf({ organization: organization.slug }, SHOWN),
		ifOpen('learning', () => challengesOfOrganization(organization.id), []),
		ifOpen('venture', () => projectsOfOrganization(organization.id), []),
		ifOpen('stage', () => showsOfOrganization(organization.id, locale), [])
	]);
	return {
		area: 'network',
		...seen,
		challenges,
		projects,
		shows,
		coming: coming.map((listing) => rowOf(listing, locale))
	};
};
