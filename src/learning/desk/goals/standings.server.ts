import type { RequestEvent } from '@sveltejs/kit';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { plain } from '#kernel/fold.ts';
import { hub } from '#kernel/server/hub.ts';
import { longDate } from '#kernel/time.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { lineOf } from '../../index.ts';
import { conditionsOf, type Standing, standingsOn } from '../../server/index.ts';
import { goalNow, type Subject } from './subject.server.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;
/** Where somebody stands, in lines of words. */
type Row = Standing & Readonly<{ had: readonly string[]; lacks: readonly string[] }>;

/** Where everybody stands of whom the address asks; `parts` are the conditions, to ask for those who lack one only. */
export async function standingsListed(page: Subject, { url, locals }: Asked) {
	const query = listQuery(url, { sorts: ['name', 'missing'], filters: ['state'] });
	const goal = await goalNow(page);
	if (!goal) return { query, rows: [], parts: [], all: 0, goal: false };
	const parts = await conditionsOf(goal, locals.locale);
	const all = (await standingsOn(goal, page.subject, locals.locale)).map(rowOf);
	const words = plain(query.q).split(' ').filter(Boolean);
	const rows = all.filter(
		(row) => isMeant(row, query.filters.state ?? '') && words.every((word) => plain(row.who.name).includes(word))
	);
	if (query.sort === 'missing') rows.sort((a, b) => a.lacks.length - b.lacks.length);
	return {
		...{ query, all: all.length, goal: true },
		rows: query.descending ? rows.toReversed() : rows,
		parts: parts.map(lineOf)
	};
}

/** The same list as a file. */
export async function standingsFile(page: Subject, event: Asked): Promise<Response> {
	const { rows } = await standingsListed(page, event);
	const { locale } = event.locals;
	const { timeZone } = await hub();
	return tableResponse(
		{
			name: 'reussite',
			columns: [
				{ id: 'name', label: m.programmes_participant() },
				{ id: 'email', label: m.web_email() },
				{ id: 'state', label: m.web_state() },
				{ id: 'since', label: m.web_since() },
				{ id: 'had', label: m.goals_had() },
				{ id: 'lacks', label: m.goals_lacks() }
			],
			rows: rows.map((row) => ({
				...{ name: row.who.name, email: row.who.email, state: stateName(row) },
				since: row.completedAt && longDate(row.completedAt, locale, timeZone),
				had: row.had.join(' ; '),
				lacks: row.lacks.join(' ; ')
			}))
		},
		event.url
	);
}

const stateName = ({ done, completedAt, lacks }: Row): string =>
	done || completedAt ? m.goals_reached() : m.goals_missing({ count: lacks.length });

/** `only-2`: who lacks the third condition and no other. */
function isMeant({ done, completedAt, only }: Row, state: string): boolean {
	if (!state) return true;
	if (state === 'reached') return done || completedAt !== null;
	if (state === 'missing') return !done && completedAt === null;
	return completedAt === null && state === `only-${only}`;
}

function rowOf(standing: Standing): Row {
	const lines = (done: boolean) => standing.parts.filter((part) => part.done === done).map(lineOf);
	return { ...standing, had: lines(true), lacks: lines(false) };
}
