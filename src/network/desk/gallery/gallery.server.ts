import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { listQuery } from '#web/list.server.ts';
import { workActs } from '../../acts.ts';
import { workKinds } from '../../index.ts';
import { workSorts } from '../../server/index.ts';

const states = ['published', 'draft', 'trash'];

/** What the list of works shows to a viewer, from its address: all of them to the team, to a host those of her organisations. */
export function worksQuery(url: URL, viewer: Viewer) {
	const query = listQuery(url, { sorts: workSorts, filters: ['kind', 'state'] });
	const kind = workKinds.find((one) => one === query.filters.kind) ?? '';
	const state = states.find((one) => one === query.filters.state) ?? '';
	const organizations = can(viewer, workActs.edit) ? undefined : hostedBy(viewer);
	const filters = { kind, state };
	return {
		...query,
		filters,
		asked: { text: query.q, kind, state, organizations, sort: query.sort, descending: query.descending }
	};
}
