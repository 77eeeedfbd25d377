import { chooseHere, hereShown } from '#spaces/pages/here/here.server.ts';
import { reservationsMine } from '#spaces/pages/mine.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	return { area: 'venture' as const, here: await hereShown(viewer), ...(await reservationsMine(viewer.id)) };
};

export const actions: Actions = { here: (event) => chooseHere(event, requirePerson(event)) };
