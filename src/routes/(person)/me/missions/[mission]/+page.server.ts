import {
	absentOwn,
	applyTo,
	followOwn,
	metOwn,
	missionMine,
	presentOwn,
	wishOwn,
	withdrawOwn
} from '#missions/pages/mission.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await missionMine(requirePerson(event), event.params.mission))
});

export const actions: Actions = {
	apply: applyTo,
	withdraw: withdrawOwn,
	wish: wishOwn,
	absent: absentOwn,
	present: presentOwn,
	met: metOwn,
	follow: followOwn
};
