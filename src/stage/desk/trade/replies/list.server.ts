import type { RequestEvent } from '@sveltejs/kit';
import { tableOf } from '#exchange';
import { noonOf } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { type KeptShow, type Reach, replies, replySorts } from '../../../server/index.ts';
import { stateName } from './states.ts';

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

/** The register as a table. */
export const repliesTable = (rows: Awaited<ReturnType<typeof asked>>['rows'], locale: Locale) =>
	tableOf('replies', rows, {
		receivedOn: [m.trade_reply_received(), (row) => row.receivedOn],
		name: [m.trade_reply_name(), (row) => row.name],
		contact: [m.trade_reply_contact(), (row) => row.contact],
		show: [m.trade_show(), (row) => row.title && say(row.title, locale).text],
		airedAt: [m.trade_show_when(), (row) => row.airedAt],
		concerns: [m.trade_reply_concerns(), (row) => row.concerns],
		state: [m.web_state(), (row) => stateName(row.state)],
		answeredOn: [m.trade_reply_answered_on(), (row) => row.answeredOn],
		answer: [m.trade_reply_answer(), (row) => row.answer],
		broadcastOn: [m.trade_reply_broadcast_on(), (row) => row.broadcastOn]
	});

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
