import { requireActing } from '#venture/desk/acting.server.ts';
import { lineShown } from '#venture/pages/shown.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireActing(event);
	return { file, ...(await lineShown(file)) };
};
