import { byDay } from '#agenda';
import { chooseFrom, forgetChoice, readFestival } from '#agenda/pages/festival/festival.server.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const [{ offering, programme, its, clashes, selection }, { timeZone }] = await Promise.all([
		readFestival(event),
		hub()
	]);
	return {
		area: offering.area,
		now: new Date(),
		offering,
		stages: programme.stages,
		tracks: programme.tracks,
		days: [...byDay(its, timeZone)],
		clashes,
		link: selection?.link ?? null
	};
};

export const actions: Actions = { choose: chooseFrom, forget: forgetChoice };
