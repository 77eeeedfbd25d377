import type { RequestEvent } from '@sveltejs/kit';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { type OrganizationList, organizationSorts } from '#network/server';
import { type ListQuery, listQuery, ROWS } from '../../../list.server.ts';
import { team } from '../../guard.server.ts';

type Asked = Readonly<{
	query: ListQuery<(typeof organizationSorts)[number]>;
	filter: OrganizationList;
	mayAdd: boolean;
}>;

/** What the list shows to whoever asks: the team sees all, a host what she answers for. */
export async function asked(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Asked> {
	const viewer = await team(event, 'desk.enter');
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
