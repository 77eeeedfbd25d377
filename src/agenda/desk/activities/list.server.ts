import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import type { Locale } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { activityActs } from '../../acts.ts';
import { offeringKinds, offeringStates } from '../../index.ts';
import { programme } from '../../server/index.ts';

const whens = ['coming', 'past', 'undated'] as const;
const sorts = ['next', 'title', 'organization', 'updated'] as const;
const filters = ['organization', 'kind', 'sector', 'state', 'when'] as const;

/** The list of activities that the address asks for, cut to what the viewer may edit. */
export async function activitiesListed(
	url: URL,
	viewer: Viewer,
	locale: Locale,
	page: Readonly<{ limit: number; page?: number }>
) {
	const query = listQuery(url, { sorts, filters });
	const { organization, kind = '', sector = '', state = '', when = '' } = query.filters;
	const own = can(viewer, activityActs.edit) ? null : hostedBy(viewer);
	const asked = organization && /^[0-9a-f-]{36}$/.test(organization) ? [organization] : null;
	const found = await programme({
		text: query.q,
		organizations: asked && own ? own.filter((id) => asked.includes(id)) : (asked ?? own),
		kind: offeringKinds.find((one) => one === kind),
		sector: /^[a-z0-9-]+$/.test(sector) ? sector : undefined,
		state: offeringStates.find((one) => one === state),
		when: whens.find((one) => one === when),
		sort: query.sort,
		descending: query.descending,
		locale,
		limit: page.limit,
		offset: ((page.page ?? query.page) - 1) * page.limit
	});
	return { query, ...found };
}
