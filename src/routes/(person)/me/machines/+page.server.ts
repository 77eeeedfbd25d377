import { myMachines } from '#spaces/pages/machines/mine.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => myMachines(requirePerson(event).id, event.locals.locale);
