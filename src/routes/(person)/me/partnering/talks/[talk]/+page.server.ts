import {
	accept,
	back,
	close,
	confirm,
	decline,
	leave,
	outcome,
	propose,
	shownTo,
	write
} from '#partnering/pages/talk.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await shownTo(requirePerson(event), event.params.talk))
});

export const actions: Actions = {
	write: (event) => write(event, requirePerson(event)),
	accept: (event) => accept(event, requirePerson(event)),
	decline: (event) => decline(event, requirePerson(event)),
	close: (event) => close(event, requirePerson(event)),
	leave: (event) => leave(event, requirePerson(event)),
	propose: (event) => propose(event, requirePerson(event)),
	confirm: (event) => confirm(event, requirePerson(event)),
	back: (event) => back(event, requirePerson(event)),
	outcome: (event) => outcome(event, requirePerson(event))
};
