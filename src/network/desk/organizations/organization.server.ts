import { ref } from '#kernel/facts.ts';
import { personActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { type Locale, say } from '#kernel/words.ts';
import { changesOf } from '#web/changes.server.ts';
import { bondActs, organizationActs } from '../../acts.ts';
import { affiliationsOf, colleaguesAsked, naceOf, organizationById, sectorEntries } from '../../server/index.ts';
import { hostsOf } from './hosts.server.ts';

/** An organisation as its page in Coulisses shows it: its form, its people, its changes, and what the viewer may do with it. */
export async function organizationShown(id: string, viewer: Viewer, locale: Locale) {
	const organization = await organizationById(id);
	const [nace, all, affiliations, changes, hosts, colleagues] = await Promise.all([
		naceOf(organization.nace),
		sectorEntries(),
		affiliationsOf({ organization: id }),
		changesOf(ref('organization', id), organization),
		hostsOf(id),
		colleaguesAsked(id)
	]);
	return {
		...{ organization, affiliations, changes, hosts, colleagues },
		nace: nace.map(({ key, label }) => `${key} ${say(label, locale).text}`),
		sectors: all.filter(({ slug, hidden }) => !hidden || organization.sectors.includes(slug)),
		mayTrash: can(viewer, organizationActs.add),
		maySeePeople: can(viewer, personActs.see),
		maySeeBond: can(viewer, bondActs.read, { organisation: id })
	};
}
