import { type TraceGroup, traceGroups } from '#kernel/identity/traces.ts';
import { listQuery } from '#web/list.server.ts';

/** What the record of access shows, from its address; its export reads the same. */
export function recordQuery(url: URL) {
	const query = listQuery(url, { sorts: ['at'], filters: ['group'] });
	const group: TraceGroup | '' = traceGroups.find((one) => one === query.filters.group) ?? '';
	return { ...query, filters: { group }, asked: { text: query.q, group } };
}
