import { recordActs } from '#kernel/identity/acts.ts';
import { traceDetail, traceGroupName, traceName } from '#kernel/identity/server/trace-words.ts';
import { TRACE_MONTHS, tracesListed } from '#kernel/identity/server/traces.ts';
import { traceGroups } from '#kernel/identity/traces.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';
import { recordQuery } from './query.server.ts';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, recordActs.see);
	const query = recordQuery(event.url);
	const { traces, total } = await tracesListed({ ...query.asked, limit: ROWS, offset: (query.page - 1) * ROWS });
	const { locale } = event.locals;
	return {
		...query,
		...{ total, pages: Math.ceil(total / ROWS), months: TRACE_MONTHS },
		traces: traces.map((one) => ({ ...one, what: traceName(one.what), detail: traceDetail(one.detail, locale) })),
		groups: traceGroups.map((value) => ({ value, label: traceGroupName(value) }))
	};
};
