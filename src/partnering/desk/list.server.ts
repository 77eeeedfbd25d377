import { type Flow, flowOf } from '#exchange';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { directionName, proposalKindName, proposalStateName } from '../kinds.ts';
import { allProposals, type DeskRow, proposalSorts, proposalsInPortions } from '../server/index.ts';

/** The proposals of the page that the address of the list asks for. */
export async function proposalsListed(url: URL, limit: number) {
	const { query, asked } = proposalsAsked(url);
	const found = await allProposals({ ...asked, limit, offset: (query.page - 1) * limit });
	return { query, ...found, pages: Math.ceil(found.total / limit) };
}

/** What the address of the list asks for, the newest first unless it asks for another order. */
function proposalsAsked(url: URL) {
	const read = listQuery(url, { sorts: proposalSorts, filters: ['state', 'direction', 'waiting'] });
	const query = url.searchParams.has('sort') ? read : { ...read, descending: true };
	const { state = '', direction = '', waiting = '' } = query.filters;
	return { query, asked: { ...query, state, direction, waiting } };
}

/** The whole list as a table, for the team alone: it names who is anonymous. */
export const proposalsTable = (url: URL, tx: Tx): Flow =>
	flowOf<DeskRow>(m.partnering_title(), proposalsInPortions(proposalsAsked(url).asked, tx), {
		title: [m.web_title(), ({ title }) => title],
		direction: [m.partnering_direction(), ({ direction }) => directionName(direction)],
		kind: [m.partnering_kind(), ({ kind }) => proposalKindName(kind)],
		organization: [m.web_organization(), ({ organization }) => organization],
		country: [m.partnering_country(), ({ country }) => country],
		anonymous: [m.partnering_desk_anonymous(), ({ anonymous }) => anonymous],
		state: [m.web_state(), ({ state }) => proposalStateName(state)],
		published: [m.web_date(), ({ publishedAt }) => publishedAt],
		until: [m.partnering_until_label(), ({ until }) => until],
		interests: [m.partnering_desk_interests(), ({ interests }) => interests],
		waiting: [m.partnering_interest_asked(), ({ waiting }) => waiting],
		agreed: [m.partnering_agreed(), ({ agreed }) => agreed]
	});
