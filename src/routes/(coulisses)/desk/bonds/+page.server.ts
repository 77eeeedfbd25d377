import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { bondActs } from '#network/acts.ts';
import { tiedOrganizations } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, bondActs.keep);
	const { timeZone } = await hub();
	return { tied: await tiedOrganizations(isoDate(new Date(), timeZone)) };
};
