import { registrationsAsked, registrationsShown } from '#agenda/desk/registrations/list.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	registrationsShown(registrationsAsked(event.url, await requireTeam(event, deskActs.enter)));
