import { deskActs } from '#kernel/identity/acts.ts';
import { workshopsListed } from '#learning/desk/workshops/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	workshopsListed(await requireTeam(event, deskActs.enter), event.url);
