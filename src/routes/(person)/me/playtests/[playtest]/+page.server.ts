import { savePlaytest } from '#venture/pages/playtests/form.server.ts';
import { answer, close, giveBack, playtestShown, publish, take } from '#venture/pages/playtests/playtest.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await playtestShown(requirePerson(event), event.params.playtest))
});

export const actions: Actions = {
	save: (event) => savePlaytest(event, requirePerson(event), event.params.playtest),
	publish: (event) => publish(event, requirePerson(event)),
	close: (event) => close(event, requirePerson(event)),
	take: (event) => take(event, requirePerson(event)),
	giveBack: (event) => giveBack(event, requirePerson(event)),
	answer: (event) => answer(event, requirePerson(event))
};
