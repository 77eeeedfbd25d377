import { spaceActs } from '#spaces/acts.ts';
import { contractsListed } from '#spaces/desk/plans/contract.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	const { query, found, residents, kinds } = await contractsListed(event.url, event.locals.locale);
	const first = (query.page - 1) * ROWS;
	return {
		contracts: found.slice(first, first + ROWS),
		...{ query, residents, kinds, total: found.length, pages: Math.ceil(found.length / ROWS) }
	};
};
