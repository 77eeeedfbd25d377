import { initial } from '#kernel/words.ts';
import { reports } from '#moderation/server';
import { nouns, reported } from '#nouns.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'report.decide');
	const query = listQuery(event.url, { sorts: ['date'], filters: ['state', 'kind'] });
	const { rows, total } = await reports({
		q: query.q,
		state: query.filters.state ?? '',
		kind: query.filters.kind ?? '',
		limit: ROWS,
		offset: (query.page - 1) * ROWS
	});
	return {
		rows: await Promise.all(
			rows.map(async ({ id, kind, object, reason, decision, reportedAt }) => ({
				...{ id, kind, reason, decision, reportedAt },
				name: (await reported(kind, object, event.locals.locale))?.name ?? null
			}))
		),
		kinds: nouns.flatMap(({ kind, name, report }) => (report ? [{ value: kind, label: initial(name()) }] : [])),
		...{ total, query, pages: Math.ceil(total / ROWS) }
	};
};
