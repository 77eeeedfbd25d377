import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import type { Locale } from '#kernel/words.ts';
import { organizationActs } from '../acts.ts';
import { groundOf } from '../ground.ts';
import { asOrganization, type Organization } from '../index.ts';
import { claimOf, naceOf, peopleShown, region, sectors, worksOf } from '../server/index.ts';

/** What the network itself shows of an organisation on its page, to this reader. */
export async function organizationSeen(organization: Organization, viewer: Viewer | null, locale: Locale) {
	const { id, slug } = organization;
	const [people, known, nace, works, claim, ground] = await Promise.all([
		peopleShown(id, viewer),
		sectors(),
		naceOf(organization.nace),
		ifOpen('gallery', () => worksOf({ organization: id }), []),
		viewer ? claimOf(viewer.id, id) : null,
		sameForAll('ground', async () => groundOf(await region()))
	]);
	const at = { url: publicUrl() + href(`/network/${slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		...{ organization, people, works, nace, ground },
		sectors: known.filter((sector) => organization.sectors.includes(sector.slug)),
		mayEdit: can(viewer, organizationActs.edit, { organisation: id }),
		claimed: claim?.state === 'waiting',
		structured: asOrganization(organization, at)
	};
}
