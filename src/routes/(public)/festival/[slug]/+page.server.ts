import { chooseFrom, festivalShown } from '#agenda/pages/festival/festival.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => festivalShown(event);

export const actions: Actions = { choose: chooseFrom };
