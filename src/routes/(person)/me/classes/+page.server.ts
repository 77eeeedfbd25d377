import { classesShown } from '#learning/pages/classes/class.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	return { area: 'learning' as const, ...(await classesShown(id, event.locals.locale)) };
};
