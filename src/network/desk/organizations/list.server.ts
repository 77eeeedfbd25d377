import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { type ListQuery, listQuery, ROWS } from '#web/list.server.ts';
import { organizationActs } from '../../acts.ts';
import { type OrganizationList, organizationSorts } from '../../server/index.ts';

type Asked = Readonly<{
	query: ListQuery<(typeof organizationSorts)[number]>;
	filter: OrganizationList;
	mayAdd: boolean;
}>;

/** What the list shows to whoever asks: the team sees all, a host what she answers for. */
export function organizationsAsked(url: URL, viewer: Viewer): Asked {
	const mayAdd = can(viewer, organizationActs.add);
	const query = listQuery(url, { sorts: organizationSorts, filters: ['sector', 'kind', 'state'] });
	const { sector, kind, state } = query.filters;
	const filter = {
		text: query.q,
		sector,
		kind,
		sort: query.sort,
		descending: query.descending,
		...(mayAdd ? {} : { ids: hostedBy(viewer) }),
		...(state === 'trashed' && { trashed: true }),
		...(state === 'verified' && { verified: true }),
		...(state === 'unverified' && { verified: false })
	};
	return { query, filter: { ...filter, page: query.page, limit: ROWS }, mayAdd };
}
