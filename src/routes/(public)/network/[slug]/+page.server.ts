import { rowOf } from '#agenda';
import { upcomingOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { can } from '#kernel/identity/policy.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { challengeState } from '#learning';
import { challengesShown, challengeTeamsOf, todayHere } from '#learning/server';
import { asOrganization } from '#network';
import { moved } from '#network/pages/moved.server.ts';
import { claimOf, naceOf, organizationBySlug, peopleShown, sectors, worksOf } from '#network/server';
import type { PageServerLoad } from './$types';

const SHOWN = 6;

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const organization = await organizationBySlug(params.slug).catch((error) => moved(error, params.slug, locale));
	const { id, slug } = organization;
	const [people, known, nace, works, coming, claim, challenges, today] = await Promise.all([
		peopleShown(id, viewer),
		sectors(),
		naceOf(organization.nace),
		worksOf({ organization: id }),
		upcomingOf({ organization: slug }, SHOWN),
		viewer ? claimOf(viewer.id, id) : null,
		challengesShown(id),
		todayHere()
	]);
	const results = (await challengeTeamsOf(challenges.map((one) => one.id))).filter(({ publishedAt }) => publishedAt);
	const at = { url: publicUrl() + href(`/network/${slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: 'network',
		organization,
		people,
		works,
		challenges: challenges.map((one) => ({
			...one,
			state: challengeState(one, today),
			results: results.filter(({ challenge }) => challenge === one.id)
		})),
		coming: coming.map((listing) => rowOf(listing, locale)),
		nace,
		sectors: known.filter((sector) => organization.sectors.includes(sector.slug)),
		mayEdit: can(viewer, 'organization.edit', { organisation: id }),
		claimed: claim?.state === 'waiting',
		structured: asOrganization(organization, at)
	};
};
