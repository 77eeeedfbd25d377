import { chooseHere, hereShown } from '#spaces/pages/here/here.server.ts';
import { reservationsMine } from '#spaces/pages/mine.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const mine = await reservationsMine(viewer.id);
	return { area: 'venture' as const, here: await hereShown(viewer, mine.coming.length > 0), ...mine };
};

export const actions: Actions = { here: (event) => chooseHere(event, requirePerson(event)) };
