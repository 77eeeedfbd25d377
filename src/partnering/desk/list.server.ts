import { type Table, tableOf } from '#exchange';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import { directionName, proposalKindName, proposalStateName } from '../kinds.ts';
import { allProposals, type DeskRow, proposalSorts } from '../server/index.ts';

/** The proposals that the address of the list asks for, the newest first unless it asks for another order: those of its page, or all for its export. */
export async function proposalsListed(url: URL, limit: number, page?: number) {
	const read = listQuery(url, { sorts: proposalSorts, filters: ['state', 'direction', 'waiting'] });
	const query = url.searchParams.has('sort') ? read : { ...read, descending: true };
	const { state = '', direction = '', waiting = '' } = query.filters;
	const offset = ((page ?? query.page) - 1) * limit;
	const found = await allProposals({ ...query, state, direction, waiting, limit, offset });
	return { query, ...found, pages: Math.ceil(found.total / limit) };
}

/** The list as a table, for the team alone: it names who is anonymous. */
export const proposalsTable = (rows: readonly DeskRow[]): Table =>
	tableOf(m.partnering_title(), rows, {
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
