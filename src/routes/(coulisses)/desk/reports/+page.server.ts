import { initial } from '#kernel/words.ts';
import { reportActs } from '#moderation/acts.ts';
import { reportsListed } from '#moderation/desk/reports/list.server.ts';
import { nouns, reported } from '#nouns.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, reportActs.decide);
	const { rows, total, query } = await reportsListed(event.url, ROWS);
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
