import {
	accept,
	answer,
	askPerson,
	decline,
	groupMine,
	handOver,
	invite,
	join,
	leave,
	leavePart,
	link,
	unlink
} from '#groups/pages/inside.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await groupMine(requirePerson(event), event.params.group, event.locals.locale))
});

export const actions: Actions = {
	join: (event) => join(event, requirePerson(event)),
	invite: (event) => invite(event, requirePerson(event)),
	accept: (event) => accept(event, requirePerson(event)),
	decline: (event) => decline(event, requirePerson(event)),
	leave: (event) => leave(event, requirePerson(event)),
	lead: (event) => handOver(event, requirePerson(event)),
	ask: (event) => askPerson(event, requirePerson(event)),
	answer: (event) => answer(event, requirePerson(event)),
	leavePart: (event) => leavePart(event, requirePerson(event)),
	link: (event) => link(event, requirePerson(event)),
	unlink: (event) => unlink(event, requirePerson(event))
};
