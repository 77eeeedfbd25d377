import { sheetShown } from '#missions/pages/sheet.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return { area: 'venture' as const, ...(await sheetShown(event, requirePerson(event))) };
};
