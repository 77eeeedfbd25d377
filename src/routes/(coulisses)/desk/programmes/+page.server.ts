import { deskActs } from '#kernel/identity/acts.ts';
import { programmesShown } from '#learning/desk/programmes/programmes.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => programmesShown(await requireTeam(event, deskActs.enter));
