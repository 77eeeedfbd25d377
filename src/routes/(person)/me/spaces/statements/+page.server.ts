import { ownPlans } from '#spaces/pages/plans/own.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ownPlans(requirePerson(event).id);
