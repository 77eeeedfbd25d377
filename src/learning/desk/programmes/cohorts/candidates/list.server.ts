import type { RequestEvent } from '@sveltejs/kit';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { plain } from '#kernel/fold.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { admissionName, payerName, recommendationName, routeName, standingOf } from '../../../../index.ts';
import { applicationsTo, areIn, type CohortPlaces, documentsOf, reviewsOf } from '../../../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

const sorts = ['sent', 'name'] as const;

/** The candidates that the address asks for: an application a row, with where it stands and what its readers advise once all is in. */
export async function candidatesListed(cohort: string, { url, locals: { locale } }: Asked) {
	const query = listQuery(url, { sorts, filters: ['state', 'route'] });
	const { state = '', route = '' } = query.filters;
	const all = await Promise.all((await applicationsTo(cohort)).map(rowOf));
	const words = plain(query.q).split(' ').filter(Boolean);
	const rows = all.filter(
		(row) =>
			(!state || row.standing === state) &&
			(!route || row.route === route) &&
			words.every((word) => plain(`${row.name ?? ''} ${row.email ?? ''}`).includes(word))
	);
	if (query.sort === 'name') rows.sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', locale));
	return { query, rows: query.descending ? rows.toReversed() : rows };
}

/** The same list as a file. */
export async function candidatesFile({ id, slug }: Pick<CohortPlaces, 'id' | 'slug'>, event: Asked): Promise<Response> {
	const { rows } = await candidatesListed(id, event);
	const columns = [
		{ id: 'name', label: m.programmes_candidate() },
		{ id: 'email', label: m.web_email() },
		{ id: 'route', label: m.programmes_route() },
		{ id: 'payer', label: m.programmes_payer() },
		{ id: 'sent', label: m.programmes_sent_on() },
		{ id: 'state', label: m.web_state() },
		{ id: 'advice', label: m.programmes_advice() },
		{ id: 'decided', label: m.programmes_decided_on() }
	];
	const cells = rows.map(({ name, email, route, payer, submittedAt, standing, advice, decidedAt }) => ({
		...{ name, email, sent: submittedAt, decided: decidedAt },
		route: routeName(route),
		payer: payerName(payer),
		state: admissionName(standing),
		advice: advice.map(recommendationName).join(', ')
	}));
	return tableResponse({ name: `candidates-${slug}`, columns, rows: cells }, event.url);
}

async function rowOf(application: Awaited<ReturnType<typeof applicationsTo>>[number]) {
	const [reviews, documents] = await Promise.all([reviewsOf(application.id, null), documentsOf(application.id)]);
	const { id, name, email, route, payer, submittedAt, decidedAt } = application;
	const read = areIn(reviews);
	return {
		...{ id, name, email, route, payer, submittedAt, decidedAt },
		standing: standingOf(application, read),
		readers: reviews.length,
		written: reviews.filter(({ writtenAt }) => writtenAt).length,
		advice: read ? reviews.flatMap(({ recommendation }) => recommendation ?? []) : [],
		documents: documents.length
	};
}
