import { contactActs } from '#network/acts.ts';
import { listsShown } from '#network/desk/contacts/lists.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => listsShown(await requireTeam(event, contactActs.keep));
