import type { RequestEvent } from '@sveltejs/kit';
import { noonOf } from '#kernel/time.ts';
import { listQuery } from '#web/list.server.ts';
import { type KeptShow, type Reach, replies, replySorts } from '../../../server/index.ts';

/** A request in audiovisual media is made within thirty days of the broadcast (law of 23 June 1961, chapter II). */
const DAYS_TO_ASK = 30;
const DAY_MS = 86_400_000;

/** The register as the address asks for it, each request with its show and whether it came in time. */
export async function asked({ url }: RequestEvent, shows: readonly KeptShow[], reach: Reach, limit: number) {
	const query = listQuery(url, { sorts: replySorts, filters: ['state'] });
	const descending = url.searchParams.has('sort') ? query.descending : true;
	const { rows, total } = await replies(
		{ ...query, descending, state: query.filters.state ?? '', limit, offset: (query.page - 1) * limit },
		reach
	);
	return { query: { ...query, descending }, rows: rows.map((row) => ({ ...row, ...about(row, shows) })), total };
}

/** Which show a request is about, and how many days after its broadcast it came. */
export function about(
	{ show, receivedOn }: Readonly<{ show: string | null; receivedOn: string }>,
	shows: readonly KeptShow[]
) {
	const known = shows.find(({ id }) => id === show);
	const days = known ? Math.round((noonOf(receivedOn).getTime() - known.endsAt.getTime()) / DAY_MS) : null;
	return {
		title: known?.title ?? null,
		airedAt: known?.startsAt ?? null,
		days: days === null ? null : Math.max(0, days),
		late: days !== null && days > DAYS_TO_ASK
	};
}
