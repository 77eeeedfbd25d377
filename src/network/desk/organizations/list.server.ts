import type { RequestEvent } from '@sveltejs/kit';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { type ListQuery, listQuery, ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { type OrganizationList, organizationSorts } from '../../server/index.ts';

type Asked = Readonly<{
	query: ListQuery<(typeof organizationSorts)[number]>;
	filter: OrganizationList;
	mayAdd: boolean;
}>;

/** What the list shows to whoever asks: the team sees all, a host what she answers for. */
export async function asked(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Asked> {
	const viewer = await requireTeam(event, 'desk.enter');
	const mayAdd = can(viewer, 'organization.add');
	const query = listQuery(event.url, { sorts: organizationSorts, filters: ['sector', 'kind', 'state'] });
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
