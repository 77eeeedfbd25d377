import { sheetShown, signFrom } from '#venture/pages/signing.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { area: 'venture' as const, sheet: await sheetShown(params.token) };
};

export const actions: Actions = {
	default: async (event) => signFrom(event, event.params.token)
};
