import { groupsMine } from '#groups/pages/list.server.ts';
import { tasksFor } from '#groups/server';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const [groups, tasks] = await Promise.all([groupsMine(viewer.id, event.locals.locale), tasksFor(viewer)]);
	return { area: 'network' as const, groups, tasks };
};
