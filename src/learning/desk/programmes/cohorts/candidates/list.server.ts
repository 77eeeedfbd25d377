import type { RequestEvent } from '@sveltejs/kit';
import { plain } from '#network';
import { listQuery } from '#web/list.server.ts';
import { standingOf } from '../../../../index.ts';
import { applicationsTo, areIn, documentsOf, reviewsOf } from '../../../../server/index.ts';
import { cohortFor } from '../../reach.server.ts';

const sorts = ['sent', 'name'] as const;

/** The candidates that the address asks for: an application a row, with where it stands and what its readers advise once all is in. */
export async function listed(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { cohort: string } }) {
	const { cohort } = await cohortFor(event, 'candidate.decide');
	const query = listQuery(event.url, { sorts, filters: ['state', 'route'] });
	const { state = '', route = '' } = query.filters;
	const all = await Promise.all((await applicationsTo(cohort.id)).map(rowOf));
	const words = plain(query.q).split(' ').filter(Boolean);
	const rows = all.filter(
		(row) =>
			(!state || row.standing === state) &&
			(!route || row.route === route) &&
			words.every((word) => plain(`${row.name ?? ''} ${row.email ?? ''}`).includes(word))
	);
	if (query.sort === 'name') rows.sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', event.locals.locale));
	return { cohort, query, rows: query.descending ? rows.toReversed() : rows };
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
