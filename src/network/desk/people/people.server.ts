import { roleNames } from '#kernel/identity/index.ts';
import { listQuery } from '#web/list.server.ts';
import { knownSorts } from '../../server/index.ts';

/** What the list of people shows, from its address; its export reads the same. */
export function peopleQuery(url: URL) {
	const query = listQuery(url, { sorts: knownSorts, filters: ['role', 'shown', 'newsletter', 'account'] });
	const { role, shown, newsletter, account } = query.filters;
	const among = (given: string | undefined, known: readonly string[]) => known.find((one) => one === given) ?? '';
	const filters = {
		role: among(role, roleNames),
		shown: among(shown, ['everyone', 'signed_in', 'nobody']),
		newsletter: among(newsletter, ['yes', 'no']),
		account: among(account, ['yes', 'no'])
	};
	return { ...query, filters, asked: { text: query.q, ...filters, sort: query.sort, descending: query.descending } };
}
