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
	apply: (event) => applyTo(event, requirePerson(event)),
	withdraw: (event) => withdrawOwn(event, requirePerson(event)),
	wish: (event) => wishOwn(event, requirePerson(event)),
	absent: (event) => absentOwn(event, requirePerson(event)),
	present: (event) => presentOwn(event, requirePerson(event)),
	met: (event) => metOwn(event, requirePerson(event)),
	follow: (event) => followOwn(event, requirePerson(event))
};
