import {
	acceptIt,
	done,
	drop,
	dropPromise,
	giveBack,
	handIn,
	redo,
	savePromise,
	saveTask,
	workShown
} from '#groups/pages/work.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await workShown(requirePerson(event), event.params.group, event.locals.locale))
});

export const actions: Actions = {
	give: (event) => saveTask(event, requirePerson(event)),
	done: (event) => done(event, requirePerson(event)),
	redo: (event) => redo(event, requirePerson(event)),
	drop: (event) => drop(event, requirePerson(event)),
	promise: (event) => savePromise(event, requirePerson(event)),
	deliver: (event) => handIn(event, requirePerson(event)),
	accept: (event) => acceptIt(event, requirePerson(event)),
	return: (event) => giveBack(event, requirePerson(event)),
	dropPromise: (event) => dropPromise(event, requirePerson(event))
};
