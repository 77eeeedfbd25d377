import { programmesOfPerson } from '#learning/pages/programmes/enrolled.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => programmesOfPerson(requirePerson(event).id);
